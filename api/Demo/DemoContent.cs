using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Availability;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Http;
using TalentPool.Postings.Import;
using TalentPool.Reference;

namespace TalentPool.Demo;

/// <summary>
/// Fills an empty Development database with 300 invented people in all states, staff and the sample postings, through the same slices that real requests pass.
/// Loading goes on where an interrupted one stopped; a complete one changes nothing.
/// </summary>
static class DemoContent
{
    const int People = 300;

    /// <summary>Loads what is missing. Only in Development and with <c>Demo:Enabled</c>.</summary>
    /// <returns>True when the demo is (now) there, so that its accounts are worth printing.</returns>
    public static async Task<bool> Load(WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("Demo:Enabled", false)) return false;
        var (db, clock) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<TimeProvider>());
        if (await db.Find<int>(CountSql) > 0) return true;

        app.Logger.LogInformation("Loading the demo: {People} invented people and the sample postings …", People);
        var hash = app.Services.GetRequiredService<Passwords>().Hash(DemoAccounts.Password);
        await DemoOrganisations.Establish(db, clock);
        List<CurrentUser> staff = [];
        foreach (var member in DemoAccounts.Staff) staff.Add(await DemoAccounts.Employ(db, clock, member, hash));
        await ImportPostings(app.Services.GetRequiredService<Antivirus>(), db, clock, staff[0]);

        var reviews = new DemoReviews(db, clock, staff[1], staff[2]);
        // The invented people are made to stand where they stand under the standard policy.
        var rules = new RuleBook(EligibilityPolicy.Default);
        var today = Tokyo.Today(clock);
        for (var number = 0; number < People; number++)
        {
            var person = new DemoPerson(number, today);
            var email = number == 0 ? DemoAccounts.Engineer : $"person{number:000}@demo.example";
            var me = new CurrentUser(await DemoAccounts.Open(db, clock, email, hash), "candidate", null, null);
            await Register(db, clock, rules, me, person, reviews);
        }

        await DemoOrganisations.Apply(db, clock);

        // Nobody reads the letters that this work caused.
        await db.Execute(ForgetLettersSql);
        await db.Transact(tx => AuditTrail.Add(tx, clock, staff[0].Actor, "demo.loaded", ("account", staff[0].AccountId)));
        return true;
    }

    static async Task ImportPostings(Antivirus antivirus, Db db, TimeProvider clock, CurrentUser ministry)
    {
        var bytes = Encoding.UTF8.GetBytes(ReferenceFiles.Text("sample_postings.jsonl"));
        using var stream = new MemoryStream(bytes);
        var file = new FormFile(stream, 0, bytes.Length, "file", "sample_postings.jsonl");
        if ((await PreviewImport.Handle(file, ministry, db, antivirus, clock, CancellationToken.None)).Result is not Ok<PreviewImport.Response> { Value: { } preview })
            throw new InvalidOperationException("The sample postings could not be read.");
        await ConfirmImport.Handle(new ConfirmImport.Request(preview.ImportId), ministry, db, clock, CancellationToken.None);
    }

    static async Task Register(Db db, TimeProvider clock, RuleBook rules, CurrentUser me, DemoPerson person, DemoReviews reviews)
    {
        if (await db.Find<int>(RegisteredSql, new { me.AccountId }) > 0) return;
        var p = person.Profile;
        var saved = await SaveMyProfile.Handle(
            new(p.Name, p.Kana, p.Phone, p.ResidencePrefecture, p.Headline, p.Introduction, p.Career, p.Certificates, p.EquivalentGrounds, p.Skills, p.Themes, p.RoleTypes, p.Wishes, p.Consent, p.BlockedOrganisations, 0),
            me, db, clock, CancellationToken.None);
        if (saved.Result is not Ok<GetMyProfile.Response>) throw new InvalidOperationException($"The demo person {person.Number} could not be saved.");
        if (person.Standing == DemoStanding.Draft) return;

        if ((await SubmitRegistration.Handle(me, db, rules, clock, CancellationToken.None)).Result is not Ok<SubmitRegistration.Response>)
            throw new InvalidOperationException($"The demo person {person.Number} could not be submitted.");
        switch (person.Standing)
        {
            case DemoStanding.Returned:
                await reviews.Return(me);
                break;
            case DemoStanding.Rejected:
                await reviews.Reject(me);
                if (person.Number % 10 == 5) await reviews.Appeal(me);
                break;
            case DemoStanding.Submitted:
                await reviews.Begin(me, person.Number);
                break;
            case DemoStanding.Paused:
                await SetMyAvailability.Handle(new SetMyAvailability.Request(AvailabilityState.Paused, Tokyo.Today(clock).AddMonths(1 + (person.Number % 6))), me, db, clock, CancellationToken.None);
                break;
            case DemoStanding.Lapsed or DemoStanding.Suspended or DemoStanding.Withdrawn:
                var to = Enum.Parse<CandidateStatus>(person.Standing.ToString());
                await db.Transact(async tx => await tx.Execute(MoveSql, new { me.AccountId, to = Words.Of(to), from = CandidateTransitions.Sources(to), change = await tx.NextChange() }));
                break;
        }

        // The list has grown over the past months; all confirmed within the last half year, so that nobody is asked on the first day.
        var since = clock.GetUtcNow().AddDays(-(person.Number * 37 % 300));
        var confirmed = clock.GetUtcNow().AddDays(-(person.Number * 37 % 300 % 170));
        await db.Transact(async tx => await tx.Execute(BackdateSql, new { me.AccountId, since, confirmed, renewBy = Tokyo.DayOf(since).AddYears(1), change = await tx.NextChange() }));
        await db.Execute(BackdateReviewSql, new { me.AccountId, since = clock.GetUtcNow().AddDays(-(person.Number % 20)) });
    }

    const string CountSql = "SELECT COUNT(*) FROM AuditEvent WHERE Action = 'demo.loaded'";

    const string RegisteredSql = "SELECT COUNT(*) FROM Candidate WHERE AccountId = @AccountId";

    const string ForgetLettersSql = "DELETE FROM OutboxMail WHERE State = 'due' AND (Kind = 'VerifyApplication' OR AccountId IN (SELECT AccountId FROM Account WHERE IsDemo = 1))";

    const string MoveSql = "UPDATE Candidate SET Status = @to, ChangeNo = @change WHERE AccountId = @AccountId AND Status IN @from";

    const string BackdateSql = "UPDATE Candidate SET ListedAt = @since, LastConfirmedAt = @confirmed, RenewBy = @renewBy, ChangeNo = @change WHERE AccountId = @AccountId AND ListedAt IS NOT NULL";

    const string BackdateReviewSql = "UPDATE Review SET OpenedAt = @since WHERE Decision IS NULL AND CandidateId IN (SELECT CandidateId FROM Candidate WHERE AccountId = @AccountId)";
}
