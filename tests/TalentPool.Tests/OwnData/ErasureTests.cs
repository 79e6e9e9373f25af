using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Mail;
using TalentPool.OwnData;
using TalentPool.Tests.Notices;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.OwnData;

/// <summary>What stands outside of the transaction: files, the last letter, the list beside the database, and an older database that was put back.</summary>
public sealed class ErasureTests
{
    static FinishErasures Finish(TestApp app) => app.Services.GetRequiredService<FinishErasures>();

    static async Task<(TestApp App, Caller Person, Guid EvidenceId)> WithFile()
    {
        var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        return (app, person, (await AProof.Upload(person, AProof.Pdf(), "証書.pdf")).Is(System.Net.HttpStatusCode.Created)["evidenceId"].GetGuid());
    }

    [Fact]
    public async Task A_file_that_cannot_be_removed_is_found_again_and_nothing_else_waits_for_it()
    {
        var (app, person, evidenceId) = await WithFile();
        await using var running = app;
        // A folder in its place cannot be removed as a file.
        var path = Path.Combine(app.DataFolder, "evidence", $"{evidenceId:N}.bin");
        File.Delete(path);
        Directory.CreateDirectory(path);
        (await app.Leave(person)).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(15));
        await Assert.ThrowsAsync<AggregateException>(() => app.Work());
        Assert.Equal("erased", await app.Status(person));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Evidence"));
        Assert.Single(app.Services.GetRequiredService<ErasureList>().Read());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<AggregateException>(() => Finish(app).RunOnce(Leaver.None));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Erasure WHERE ClosedAt IS NOT NULL"));

        Directory.Delete(path);
        File.WriteAllBytes(path, [1]);
        await Finish(app).RunOnce(Leaver.None);
        Assert.False(File.Exists(path));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Erasure WHERE ClosedAt IS NOT NULL"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM ErasedFile"));
    }

    [Fact]
    public async Task What_was_interrupted_after_the_commit_is_finished_by_the_next_run()
    {
        var (app, person, evidenceId) = await WithFile();
        await using var running = app;
        (await app.Leave(person)).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(15));
        // The process dies between the transaction and the rest.
        Assert.Equal(1, await EraseDue.RunOnce(app.Db, app.Services.GetRequiredService<ErasureList>(), app.Clock, Leaver.None));
        Assert.True(File.Exists(Path.Combine(app.DataFolder, "evidence", $"{evidenceId:N}.bin")));
        Assert.Empty(app.Services.GetRequiredService<ErasureList>().Read());
        Assert.Equal(0, await app.Work());
        Assert.False(File.Exists(Path.Combine(app.DataFolder, "evidence", $"{evidenceId:N}.bin")));
        Assert.Equal(new(person.AccountId, await app.Db.Find<Guid>("SELECT CandidateId FROM Candidate"), new DateOnly(2026, 12, 9)), Assert.Single(app.Services.GetRequiredService<ErasureList>().Read()));
    }

    [Fact]
    public async Task An_erasure_that_fails_halfway_leaves_everything_as_it_was()
    {
        var (app, person, _) = await WithFile();
        await using var running = app;
        (await app.Leave(person)).IsOk();
        await app.Db.Execute(app.Db.Dialect.Name == "SqlServer"
            ? "CREATE TRIGGER NoErasure ON Account AFTER UPDATE AS THROW 50001, 'Broken.', 1"
            : "CREATE TRIGGER NoErasure BEFORE UPDATE ON Account BEGIN SELECT RAISE(ABORT, 'Broken.'); END");
        app.Clock.Advance(TimeSpan.FromDays(15));
        await Assert.ThrowsAsync<AggregateException>(() => app.Work());
        Assert.Equal("withdrawn", await app.Status(person));
        Assert.Equal("山田 花子", await app.Db.Find<string>("SELECT Name FROM Candidate"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Evidence"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM DeletionRequest"));
        Assert.Empty(app.Services.GetRequiredService<ErasureList>().Read());
        await app.Db.Execute("DROP TRIGGER NoErasure");
        Assert.Equal(1, await app.Work());
        Assert.Equal("erased", await app.Status(person));
    }

    sealed class Relay(params Handover[] outcomes) : IMailRoute
    {
        public List<(string To, string Id, string Text)> Sent { get; } = [];

        public Task<Handover> Send(MimeKit.MimeMessage message, CancellationToken ct)
        {
            Sent.Add((message.To.Mailboxes.Single().Address, message.MessageId ?? "", message.TextBody ?? ""));
            return Task.FromResult(Sent.Count <= outcomes.Length ? outcomes[Sent.Count - 1] : new Handover.Accepted());
        }
    }

    [Fact]
    public async Task The_last_letter_is_tried_again_and_then_the_address_is_gone_too()
    {
        var relay = new Relay(new Handover.Delayed("later"));
        await using var app = await TestApp.Start(services: services => services.AddSingleton<IMailRoute>(relay));
        var person = await app.Candidate(locale: "en");
        (await app.Leave(person)).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(15));
        await app.Work();
        Assert.Equal("hanako@people.example", await app.Db.Find<string>("SELECT LastLetterTo FROM Erasure"));
        await app.Work();
        Assert.Single(relay.Sent);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.Work();
        Assert.Equal([("hanako@people.example", 2)], relay.Sent.GroupBy(letter => (letter.To, letter.Id)).Select(same => (same.Key.To, same.Count())));
        Assert.Contains("everything that identifies you has been erased", relay.Sent[1].Text, StringComparison.Ordinal);
        Assert.Null(await app.Db.Find<string>("SELECT LastLetterTo FROM Erasure"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.Work();
        Assert.Equal(2, relay.Sent.Count);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Erasure WHERE ClosedAt IS NOT NULL"));
    }

    [Fact]
    public async Task After_two_days_without_a_relay_the_last_letter_is_given_up_and_the_address_goes()
    {
        var relay = new Relay([.. Enumerable.Repeat(new Handover.Delayed("never"), 100)]);
        await using var app = await TestApp.Start(services: services => services.AddSingleton<IMailRoute>(relay));
        (await app.Leave(await app.Candidate())).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(15));
        for (var hours = 0; hours <= 54; hours += 5)
        {
            await app.Work();
            app.Clock.Advance(TimeSpan.FromHours(5));
        }

        Assert.Null(await app.Db.Find<string>("SELECT LastLetterTo FROM Erasure"));
    }

    [Fact]
    public async Task A_letter_to_several_stays_until_the_last_of_them_is_gone()
    {
        await using var scene = await Scene.Set();
        var (hanako, first) = await scene.Listed();
        var (taro, second) = await scene.Listed("taro@people.example");
        var notice = await scene.Sent(first, second);
        await scene.App.Erase(hanako);
        Assert.Equal("ぜひご検討ください。", await scene.App.Db.Find<string>("SELECT Message FROM Notice"));
        Assert.Equal("expired", await scene.App.Db.Find<string>("SELECT Status FROM NoticeRecipient WHERE CandidateId = @first", new { first }));
        Assert.Equal("sent", await scene.App.Db.Find<string>("SELECT Status FROM NoticeRecipient WHERE CandidateId = @second", new { second }));
        await scene.App.Erase(await Digests.AReader.Back(scene.App, taro));
        Assert.Equal("", await scene.App.Db.Find<string>("SELECT Message FROM Notice"));
        Assert.Equal(2, (await (await Digests.AReader.Back(scene.App, scene.Staff)).Get($"/api/notices/{notice}")).IsOk()["recipients"].GetArrayLength());
    }

    [Fact]
    public async Task Who_was_erased_is_erased_again_at_the_start_when_an_older_database_is_put_back()
    {
        if (TestDatabase.Server is { Length: > 0 }) Assert.Skip("The backup of this test is a copy of the embedded database's file.");
        var folder = Directory.CreateTempSubdirectory("talentpool-restore-").FullName;
        Dictionary<string, string?> settings = new() { ["Erasure:ListFile"] = Path.Combine(folder, "list", "erased.txt") };
        try
        {
            var backup = Path.Combine(folder, "backup.db");
            await using (var app = await TestApp.Start(settings))
            {
                var (person, another) = (await app.Candidate(), await app.Candidate("taro@people.example"));
                foreach (var one in new[] { person, another }) (await one.Put("/api/me/profile", A.Registration())).IsOk();
                await Copy(Path.Combine(app.DataFolder, "talentpool.db"), backup);
                await app.Erase(person);
            }

            // The database of before the erasure, and the list of after it.
            settings["Database:ConnectionString"] = new SqliteConnectionStringBuilder { DataSource = backup, DefaultTimeout = 10, Pooling = false }.ToString();
            await using (var app = await TestApp.Start(settings))
            {
                Assert.Equal(["draft", "erased"], (await app.Db.Query<string>("SELECT Status FROM Candidate ORDER BY Status", null, Leaver.None)));
                Assert.Equal(["", "山田 花子"], (await app.Db.Query<string>("SELECT Name FROM Candidate ORDER BY Name", null, Leaver.None)));
                Assert.Equal(new DateOnly(2026, 12, 9), await app.Db.Find<DateOnly>("SELECT ErasedOn FROM Erasure"));
                await Finish(app).RunOnce(Leaver.None);
                app.Clock.Advance(TimeSpan.FromMinutes(2));
                await Finish(app).RunOnce(Leaver.None);
                Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'PersonErased'"));
                Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Erasure WHERE ClosedAt IS NOT NULL"));
                Assert.Equal(0, await app.Work());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As a backup does it: a whole copy while the product runs.
    static async Task Copy(string from, string to)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        await source.OpenAsync(Leaver.None);
        await copy.OpenAsync(Leaver.None);
        source.BackupDatabase(copy);
    }

    [Fact]
    public void The_list_survives_a_line_that_was_cut_off_and_refuses_one_that_was_changed()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("talentpool-list-").FullName, "erased.txt");
        try
        {
            var list = new ErasureList(path);
            Assert.Empty(list.Read());
            ErasureList.Entry one = new(Guid.NewGuid(), Guid.NewGuid(), new DateOnly(2026, 12, 9)), two = new(Guid.NewGuid(), null, new DateOnly(2026, 12, 10));
            list.Add(one);
            File.AppendAllText(path, "0f3f1a52-0000");
            Assert.Equal([one], list.Read());
            list.Add(two);
            list.Add(two);
            Assert.Equal([one, two], list.Read());
            Assert.Equal(3, File.ReadAllLines(path).Length);
            File.WriteAllText(path, File.ReadAllText(path).Replace(one.AccountId.ToString(), "somebody", StringComparison.Ordinal), Encoding.ASCII);
            Assert.Contains("Line 1", Assert.Throws<InvalidOperationException>(() => list.Read()).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
