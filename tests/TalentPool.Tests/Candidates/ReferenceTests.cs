using TalentPool.Database;

namespace TalentPool.Tests.Candidates;

public sealed class ReferenceTests
{
    [Fact]
    public async Task A_second_start_changes_nothing_in_the_lists()
    {
        await using var app = await TestApp.Start();
        var before = await Counts(app);
        Assert.Equal([47, 1741, 110, 48], before[..4]);
        Assert.False(await ReferenceLists.Load(app.Db, app.Clock));
        Assert.Equal(before, await Counts(app));
    }

    [Fact]
    public async Task Every_prefecture_and_the_ministry_is_an_organisation()
    {
        await using var app = await TestApp.Start();
        Assert.Equal("総務省", await app.Db.Find<string>("SELECT NameJa FROM Organisation WHERE Kind = 'ministry'"));
        Assert.Equal(47, await app.Db.Find<int>("SELECT COUNT(DISTINCT PrefectureCode) FROM Organisation WHERE Kind = 'prefecture'"));
    }

    static async Task<int[]> Counts(TestApp app)
    {
        List<int> counts = [];
        foreach (var sql in new[] { "SELECT COUNT(*) FROM Prefecture", "SELECT COUNT(*) FROM Municipality", "SELECT COUNT(*) FROM Skill", "SELECT COUNT(*) FROM Organisation", "SELECT COUNT(*) FROM Exam", "SELECT COUNT(*) FROM ExamSitting" })
            counts.Add(await app.Db.Find<int>(sql));
        return [.. counts];
    }
}
