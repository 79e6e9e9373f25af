using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Digests;
using TalentPool.Mail;
using TalentPool.Tests.Mail;

namespace TalentPool.Tests;

/// <summary>The product's main job from end to end over HTTP, with the letters read from an SMTP server on loopback.</summary>
public sealed partial class JourneyTests
{
    const string Hokkaido = "010006", Password = "a long and quiet password";

    [Fact]
    public async Task A_person_registers_is_found_is_written_to_accepts_and_gets_the_digest()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);

        // Journey 1: register.
        var person = app.Nobody();
        (await person.Post("/api/accounts", new { email = "hanako@people.example", locale = "ja" })).Is(HttpStatusCode.Accepted);
        var token = Token().Match((await NextLetter(app, sink)).TextBody!).Groups[1].Value;
        (await person.Post("/api/accounts/verify", new { token, password = Password })).IsOk();
        var session = (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Password })).IsOk();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Contains("掲載しました", (await NextLetter(app, sink)).TextBody, StringComparison.Ordinal);

        // Journey 2: search.
        await app.Follow();
        var staff = await app.Staff(Hokkaido);
        var found = (await staff.Get("/api/candidates?q=" + Uri.EscapeDataString("標準化") + "&prefecture=010006&skill=cloud-aws")).IsOk();
        var candidateId = Assert.Single(found["items"].EnumerateArray()).GetProperty("candidateId").GetGuid();
        Assert.DoesNotContain("山田", found.Text, StringComparison.Ordinal);

        // Journey 3: posting, notice, answer.
        var posting = (await staff.Post("/api/postings", Posting("市町村支援の専門人材"))).Is(HttpStatusCode.Created)["postingId"].GetGuid();
        (await staff.Post($"/api/postings/{posting}/publish")).Is(HttpStatusCode.NoContent);
        var request = new { postingId = posting, candidateIds = new[] { candidateId }, message = "ぜひ一度お話しさせてください。", answerBy = "2026-12-10" };
        Assert.Equal(1, (await staff.Post("/api/notices/preview", request)).IsOk()["recipients"].GetInt32());
        var notice = (await staff.Post("/api/notices", request)).Is(HttpStatusCode.Created)["noticeId"].GetGuid();
        Assert.Contains("ぜひ一度お話しさせてください。", (await NextLetter(app, sink)).TextBody, StringComparison.Ordinal);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal("山田 花子", (await staff.Get($"/api/notices/{notice}")).IsOk()["recipients"][0].GetProperty("name").GetString());
        Assert.Equal("hanako@people.example", (await staff.Get($"/api/candidates/{candidateId}")).IsOk()["disclosure"].GetProperty("email").GetString());
        var other = await app.Staff("420000");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await other.Get($"/api/candidates/{candidateId}")).IsOk()["disclosure"].ValueKind);
        var looks = (await person.Get("/api/me/disclosures")).IsOk();
        Assert.Equal(2, looks["items"].EnumerateArray().Count(look => look.GetProperty("action").GetString() == "viewed" && look.GetProperty("organisationJa").GetString() == "北海道"));
        Assert.Contains("回答", (await NextLetter(app, sink)).Subject, StringComparison.Ordinal);

        // Journey 4: the digest, and stopping it by one click without signing in.
        var ministry = await app.Ministry();
        var run = (await ministry.Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Accepted)["digestRunId"].GetGuid();
        var postman = app.Services.GetRequiredService<Postman>();
        while (await SendDigests.RunOnce(app.Db, postman, app.Clock, TestContext.Current.CancellationToken) > 0) { }
        var done = (await ministry.Get($"/api/digests/runs/{run}")).IsOk();
        Assert.Equal((1, 1, 0), (done["planned"].GetInt32(), done["accepted"].GetInt32(), done["failed"].GetInt32()));
        var digest = sink.Letters[^1].Mime;
        Assert.Contains("市町村支援の専門人材", digest.TextBody, StringComparison.Ordinal);
        Assert.Contains("市町村支援の専門人材", digest.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", digest.Headers["List-Unsubscribe-Post"]);
        var unsubscribe = OneClick().Match(digest.Headers["List-Unsubscribe"]!).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        (await app.Nobody().Send(HttpMethod.Post, unsubscribe, form)).IsOk();
        Assert.Equal("off", (await person.Get("/api/me/subscription")).IsOk()["frequency"].GetString());
    }

    static object Posting(string title) => new
    {
        title,
        appointmentType = "fixedTermSpecified",
        payUnit = "year",
        payMin = 6_000_000,
        payMax = 8_000_000,
        payText = "経験に応じて決定",
        term = "3年",
        workStyle = "hybrid",
        weeklyHours = 38.75,
        workLocation = "札幌市",
        requirements = "実務経験5年以上",
        description = "市町村のDXを支援します。",
        howToApply = (string?)null,
        openings = 2,
        startOn = "2027-04-01",
        deadline = "2027-01-31",
        themes = new[] { "theme-a" },
        skills = new[] { "cloud-aws" },
    };

    static async Task<MimeKit.MimeMessage> NextLetter(TestApp app, SmtpSink sink)
    {
        var before = sink.Letters.Count;
        await SendOutbox.RunOnce(app.Db, app.Services.GetRequiredService<Postman>(), app.Clock, TestContext.Current.CancellationToken);
        Assert.Equal(before + 1, sink.Letters.Count);
        return sink.Letters[^1].Mime;
    }

    [GeneratedRegex("#token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();

    [GeneratedRegex("<https?://[^/]+(/api/unsubscribe/[^>]+)>")]
    private static partial Regex OneClick();
}
