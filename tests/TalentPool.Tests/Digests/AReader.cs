using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;
using TalentPool.Digests;
using TalentPool.Mail;

namespace TalentPool.Tests.Digests;

/// <summary>People on the list who get the digest, and the work that the worker would do.</summary>
static class AReader
{
    /// <summary>A listed person with wishes; subscribed weekly.</summary>
    public static async Task<Caller> Listed(TestApp app, string email = "hanako@people.example", string[]? prefectures = null, string locale = "ja", string frequency = "weekly")
    {
        var person = await app.Candidate(email, locale);
        var candidateId = Guid.NewGuid();
        var now = app.Clock.GetUtcNow();
        await app.Db.Transact(async tx =>
        {
            await tx.Execute("UPDATE Subscription SET Frequency = @frequency WHERE AccountId = @AccountId", new { frequency, person.AccountId });
            await tx.Execute(
                """
                INSERT INTO Candidate (CandidateId, AccountId, PublicNumber, Status, Name, Kana, Headline, Introduction, IsNationwide, ConsentsNationwide, ExperienceMonths, Version, ChangeNo, CreatedAt, UpdatedAt)
                VALUES (@candidateId, @AccountId, @number, 'listed', '花子', 'ハナコ', '', '', 0, 1, 72, 1, 1, @now, @now)
                """, new { candidateId, person.AccountId, number = $"N{await tx.Next("public-number")}", now });
            foreach (var code in prefectures ?? ["350001"])
                await tx.Execute("INSERT INTO CandidatePrefecture (CandidateId, PrefectureCode) VALUES (@candidateId, @code)", new { candidateId, code });
        });
        return person;
    }

    /// <summary>The same person after their access token ran out: signed in again.</summary>
    public static async Task<Caller> Back(this TestApp app, Caller caller)
    {
        var kind = await app.Db.Find<string?>("SELECT Kind FROM Organisation WHERE OrganisationId = @OrganisationId", new { caller.OrganisationId }) ?? "candidate";
        await app.Db.Execute("UPDATE AccountSession SET StartedAt = @now, LastUsedAt = @now, FactorAt = @now WHERE SessionId = @SessionId", new { now = app.Clock.GetUtcNow(), caller.SessionId });
        var token = app.Services.GetRequiredService<AccessTokens>().Issue(caller.AccountId, kind, caller.OrganisationId, kind switch { "candidate" => null, "ministry" => "reviewer", _ => "member" }, caller.SessionId, Amr.Password);
        caller.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return caller;
    }

    public static Task Plan(this TestApp app) => PlanDigests.RunOnce(app.Db, app.Clock, TestContext.Current.CancellationToken);

    public static Task<int> SendDigests(this TestApp app) => TalentPool.Digests.SendDigests.RunOnce(app.Db, app.Services.GetRequiredService<Postman>(), app.Clock, TestContext.Current.CancellationToken);
}
