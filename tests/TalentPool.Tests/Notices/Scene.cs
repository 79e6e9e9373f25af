using System.Net;
using System.Text.Json;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Notices;

/// <summary>A prefecture with an open posting, and people on the list.</summary>
sealed class Scene : IAsyncDisposable
{
    public const string Yamaguchi = "350001", Hiroshima = "340006";

    public required TestApp App { get; init; }

    public required Caller Staff { get; init; }

    public required Guid PostingId { get; init; }

    public static async Task<Scene> Set()
    {
        var app = await TestApp.Start();
        var staff = await app.Staff(Yamaguchi);
        return new Scene { App = app, Staff = staff, PostingId = await APosting.Published(staff) };
    }

    public async Task<(Caller Person, Guid Id)> Listed(string email = "hanako@people.example", Dictionary<string, object?>? registration = null)
    {
        var person = await App.Candidate(email);
        (await person.Put("/api/me/profile", registration ?? A.Registration())).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        await App.Follow();
        return (person, (await person.Get("/api/me/profile"))["candidateId"].GetGuid());
    }

    public object To(params Guid[] candidateIds) => Notice(candidateIds: candidateIds);

    public object Notice(Guid[]? candidateIds = null, object? search = null, string answerBy = "2026-12-01", Guid? postingId = null) =>
        new { postingId = postingId ?? PostingId, candidateIds, search, message = "ぜひご検討ください。", answerBy };

    public async Task<Guid> Sent(params Guid[] candidateIds) => (await Staff.Post("/api/notices", To(candidateIds))).Is(HttpStatusCode.Created)["noticeId"].GetGuid();

    /// <summary>The same member with a fresh session, after time has passed.</summary>
    public Task<Caller> Colleague() => App.Staff(Yamaguchi, "colleague@pref.example");

    public Task<int> Count(string table, string where = "1 = 1") => App.Db.Find<int>($"SELECT COUNT(*) FROM {table} WHERE {where}", null, TestContext.Current.CancellationToken);

    public static Dictionary<string, string> Reasons(Answer answer) =>
        answer["skipped"].EnumerateArray().ToDictionary(one => one.GetProperty("candidateId").GetString()!, one => one.GetProperty("reason").GetString()!);

    public static JsonElement Recipient(Answer notice) => Assert.Single(notice["recipients"].EnumerateArray());

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
