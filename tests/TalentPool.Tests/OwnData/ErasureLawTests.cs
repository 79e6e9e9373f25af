using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Database;
using TalentPool.Mail;
using TalentPool.OwnData;
using TalentPool.Search;
using TalentPool.Tests.Digests;
using TalentPool.Tests.Disclosures;

namespace TalentPool.Tests.OwnData;

/// <summary>
/// The law of the erasure: after it, no word of the person stands anywhere. Beside the canaries that the person entered, every column of text that the erasure must
/// delete or empty is filled with one more before, so that a column that was forgotten shows itself.
/// </summary>
public sealed class ErasureLawTests
{
    const string Planted = "毒見役ノ金糸雀", Headline = "鳥籠式開発の金糸雀殿";

    static readonly string[] Words = [.. LawScene.Canaries.Select(canary => canary.Canary), Planted, Headline];

    [Fact]
    public async Task Every_table_and_column_of_text_that_reaches_a_person_is_classified()
    {
        List<string> wrong = [];
        var tables = (await PersonSchema.Read()).Tables;
        var fates = ErasureFates.All.ToLookup(fate => fate.Table);
        foreach (var table in tables)
        {
            if (fates[table.Name].ToList() is not [var fate])
            {
                wrong.Add($"{table.Name} has {fates[table.Name].Count()} fates in ErasureFates");
                continue;
            }

            if (!fate.IsDeleted && fate.Kept.Length > 0 && fate.Why.Length == 0) wrong.Add($"{table.Name} keeps something without a reason");
            if (fate.IsDeleted || fate.Kept == "*") continue;
            string[] named = [.. fate.Emptied.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. fate.Kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            var texts = table.Columns.Where(column => column.IsText).Select(column => column.Name).ToList();
            wrong.AddRange(texts.Except(named).Select(column => $"{table.Name}.{column} is not classified"));
            wrong.AddRange(named.Except(texts).Select(column => $"{table.Name}.{column} is classified and not there"));
        }

        wrong.AddRange(ErasureFates.All.Select(fate => fate.Table).Except(tables.Select(table => table.Name)).Select(name => $"{name} does not reach a person"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task After_an_erasure_no_word_of_the_person_stands_in_the_database_its_files_the_mailbox_or_the_search()
    {
        if (TestDatabase.Server is { Length: > 0 }) Assert.Skip("This test reads the embedded database's own file.");
        await using var scene = await LawScene.Set();
        var app = scene.App;
        await LiveFully(scene);
        await SendOutbox.RunOnce(app.Db, app.Services.GetRequiredService<Postman>(), app.Clock, Leaver.None);
        await app.Follow();
        var staff = scene.Readers.Single(reader => reader.Role == "the prefecture it is open to").Caller;
        Assert.Equal(1, (await staff.Get($"/api/candidates?q={Uri.EscapeDataString("鳥籠式開発")}")).IsOk()["total"].GetInt32());
        (await app.Leave(scene.Person)).IsOk();
        await app.Db.Execute("INSERT INTO OutboxMail (OutboxMailId, AccountId, Kind, Letter, DedupeKey, State, Attempts, QueuedAt, NextAt) VALUES (@id, @AccountId, 'AccountExists', '{\"kind\":\"accountExists\"}', 'waiting', 'due', 0, @now, @now)",
            new { id = Guid.NewGuid(), scene.Person.AccountId, now = app.Clock.GetUtcNow().AddYears(1) });
        var hash = SuppressedAddresses.HashOf(LawScene.Canaries[2].Canary);
        await app.Db.Execute("INSERT INTO SuppressedAddress (AddressHash, Reason, SuppressedAt) VALUES (@hash, 'no-such-address', @now)", new { hash, now = app.Clock.GetUtcNow() });
        var deletedFrom = await Plant(scene);

        // The test can fail: all of it is there before, but for the number, which is sealed.
        Assert.Equal([LawScene.Canaries[3].Canary], Words.Except(await WordsIn(app)));
        Assert.Contains(Mail(app), text => text.Contains(LawScene.Canaries[2].Canary, StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(app.DataFolder, "evidence")));

        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await app.Work());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Work();
        await app.Follow();

        Assert.Empty(await WordsIn(app));
        Assert.Equal(0, await app.Db.Find<int>("SELECT (SELECT COUNT(*) FROM SuppressedAddress WHERE AddressHash = @hash) + (SELECT COUNT(*) FROM Erasure WHERE AddressHash = @hash)", new { hash }, Leaver.None));
        foreach (var table in deletedFrom) Assert.True(await CountOf(scene, table) == 0, $"{table} still has rows of the person");
        foreach (var path in Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories)) Assert.Empty(Words.Where(word => Holds(path, word)).Select(word => $"{path} holds {word}"));
        Assert.DoesNotContain(Mail(app), text => text.Contains(LawScene.Canaries[2].Canary, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataFolder, "evidence")));
        var index = app.Services.GetRequiredService<LiveIndex>().Current;
        Assert.Equal(0, index.Count);
        Assert.Equal(0, (await (await app.Back(staff)).Get($"/api/candidates?q={Uri.EscapeDataString("鳥籠式開発")}")).IsOk()["total"].GetInt32());

        // What stays: the number, that it is erased, and a chain that verifies.
        Assert.Equal((scene.PublicNumber, "erased"), (await app.Db.Find<string>("SELECT PublicNumber FROM Candidate WHERE CandidateId = @CandidateId", new { scene.CandidateId }), await app.Status(scene.Person)));
        Assert.Null((await AuditChain.Check(app.Db, app.Clock, Leaver.None)).Fault);
        Assert.Equal("withdrawn", await app.Db.Find<string>("SELECT Status FROM DisclosureObjection"));
        Assert.NotEqual(0, await app.Db.Find<int>("SELECT COUNT(*) FROM DisclosureEvent"));
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = LawScene.Canaries[2].Canary, password = Leaver.Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = $"erased:{scene.Person.AccountId}", password = Leaver.Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await (await app.Back(scene.Person)).Get("/api/me/profile")).Is(HttpStatusCode.Unauthorized);
    }

    /// <summary>A row in every table that a person can leave one in.</summary>
    static async Task LiveFully(LawScene scene)
    {
        var (app, person) = (scene.App, scene.Person);
        var change = LawScene.Registration((await person.Get("/api/me/profile"))["version"].GetInt32());
        await app.WithPassword(person);
        var browser = app.Nobody();
        (await browser.Post("/api/accounts/sign-in", new { email = LawScene.Canaries[2].Canary, password = Leaver.Password })).IsOk();
        (await browser.Post("/api/accounts/password/forgotten", new { email = LawScene.Canaries[2].Canary })).Is(HttpStatusCode.Accepted);
        (await person.Put("/api/me/form", new { text = LawScene.Canaries[4].Canary })).Is(HttpStatusCode.NoContent);
        change["headline"] = Headline;
        change["career"] = new[] { new { employer = LawScene.Canaries[4].Canary, jobTitle = "SE", start = "2014-04", end = "2024-03", digital = "partial", leave = new[] { new { kind = "childcare", start = "2018-01", end = "2018-06" } }, description = "" } };
        change["certificates"] = new[] { "ST-2015-10-01234" };
        change["equivalentGrounds"] = LawScene.Canaries[0].Canary;
        await app.Db.Execute("UPDATE Review SET Decision = 'returned', DecisionReason = @word WHERE ReviewId = @ReviewId", new { word = LawScene.Canaries[0].Canary, scene.ReviewId });
        (await person.Put("/api/me/profile", change)).IsOk();
        (await person.Put("/api/me/consent", new { purposeVersion = "2026-11", nationwide = false, prefectures = new[] { "350001", "340006" } })).Is(HttpStatusCode.NoContent);
        (await person.Put("/api/me/interests", new { interests = new[] { new { organisationName = LawScene.Canaries[4].Canary, relation = "contract", start = "2024-04", end = (string?)null } } })).Is(HttpStatusCode.NoContent);
        (await person.Put("/api/me/blocks", new { organisations = new[] { scene.Readers.Single(reader => reader.Role == "another prefecture").Caller.OrganisationId } })).Is(HttpStatusCode.NoContent);
        var row = new { id = Guid.NewGuid(), scene.CandidateId, person.AccountId, scene.PostingId, admin = scene.Readers[^1].Caller.AccountId, now = app.Clock.GetUtcNow(), day = new DateOnly(2026, 12, 1) };
        foreach (var sql in new[]
        {
            "INSERT INTO AvailabilityCheck (AvailabilityCheckId, CandidateId, Kind, TokenHash, SentAt, DueOn) VALUES (@id, @CandidateId, 'confirm', 'x', @now, @day)",
            "INSERT INTO Suspension (SuspensionId, CandidateId, Reason, SuspendedBy, SuspendedAt, ReinstatedBy, ReinstatedAt) VALUES (@id, @CandidateId, '理由', @admin, @now, @admin, @now)",
            "INSERT INTO AccountSuspension (AccountSuspensionId, AccountId, Reason, SuspendedBy, SuspendedAt, ReinstatedBy, ReinstatedAt) VALUES (@id, @AccountId, '理由', @admin, @now, @admin, @now)",
            "INSERT INTO ReviewOpinion (ReviewId, AccountId, RubricVersion, Depth, Scope, Relevance, Evidence, FindsEqual, Reason, GivenAt) SELECT ReviewId, @admin, '2026-11', 2, 2, 2, 2, 1, '理由', @now FROM Review",
            "INSERT INTO Passkey (PasskeyId, AccountId, CredentialHash, CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt) VALUES (@id, @AccountId, 'x', 'x', 'x', 0, 'usb', 0, 0, '鍵', @now)",
            "INSERT INTO AuthenticatorApp (AccountId, ProtectedKey, LastStep, CreatedAt) VALUES (@AccountId, 'x', 0, @now)",
            "INSERT INTO SignOnTie (SignOnTieId, AccountId, Issuer, SubjectHash, TiedAt, LastUsedAt) VALUES (@id, @AccountId, 'x', 'x', @now, @now)",
            "INSERT INTO RecoveryCode (CodeHash, AccountId, CreatedAt) VALUES ('x', @AccountId, @now)",
            "INSERT INTO Ceremony (CeremonyHash, AccountId, Purpose, State, ExpiresAt) VALUES ('x', @AccountId, 'register', 'x', @now)",
            "INSERT INTO OrganisationApplication (ApplicationId, Kind, NameJa, NameEn, ContactName, ContactPhone, AccountId, Status, TokenHash, AppliedAt, ExpiresAt, Reason) VALUES (@id, 'company', '団体', 'Company', '担当', '03-0000-0000', @AccountId, 'refused', 'x', @now, @now, '理由')",
            "INSERT INTO Invitation (InvitationId, OrganisationId, AccountId, Role, TokenHash, InvitedAt, ExpiresAt) SELECT @id, OrganisationId, @AccountId, 'member', 'x', @now, @now FROM Organisation WHERE Kind = 'ministry'",
            "INSERT INTO DigestRun (DigestRunId, Frequency, Period, StartsAt, EndsAt) VALUES (@id, 'weekly', 'weekly:x', @now, @now)",
            "INSERT INTO DigestDelivery (DigestRunId, AccountId, State, Attempts, NextAt) VALUES (@id, @AccountId, 'accepted', 1, @now)",
            "INSERT INTO DigestItem (AccountId, PostingId, DigestRunId) VALUES (@AccountId, @PostingId, @id)",
        })
            await app.Db.Execute(sql, row);
    }

    /// <summary>Puts the planted word into every column that must lose what it says, and answers the tables that must lose their rows.</summary>
    static async Task<IReadOnlyList<string>> Plant(LawScene scene)
    {
        var planted = 0;
        foreach (var table in (await PersonSchema.Read()).Tables)
        {
            var fate = ErasureFates.All.Single(one => one.Table == table.Name);
            if (fate.Kept == "*" || table.Name is "Erasure" or "ErasedFile") continue;
            Assert.True(await CountOf(scene, table.Name) > 0, $"The scene has no row in {table.Name}: let the person leave one.");
            foreach (var column in table.Columns.Where(column => column.IsText && (fate.IsDeleted || fate.Emptied.Split(' ').Contains(column.Name))))
            {
                // The address is a canary already and must stay one that can be written to; keys and words of the schema refuse another.
                if (table.Name == "Account" || table.References.Any(reference => reference.Column == column.Name)) continue;
                try
                {
                    await scene.App.Db.Execute($"UPDATE {table.Name} SET {column.Name} = COALESCE({column.Name}, '') || @word || hex(randomblob(4)) WHERE {Of(table.Name)}", new { word = Planted, scene.CandidateId, scene.Person.AccountId });
                    planted++;
                }
                catch (SqliteException e) when (e.SqliteExtendedErrorCode == 275)
                {
                    // A CHECK names the words that may stand there.
                }
            }
        }

        Assert.True(planted > 40, $"Only {planted} columns took the word.");
        return [.. ErasureFates.All.Where(fate => fate.IsDeleted).Select(fate => fate.Table)];
    }

    static string Of(string table) => table switch
    {
        "CareerLeave" => "CareerEntryId IN (SELECT CareerEntryId FROM CareerEntry WHERE CandidateId = @CandidateId)",
        "ReviewOpinion" => "ReviewId IN (SELECT ReviewId FROM Review WHERE CandidateId = @CandidateId)",
        "DisclosureObjection" => "DisclosureEventId IN (SELECT DisclosureEventId FROM DisclosureEvent WHERE CandidateId = @CandidateId)",
        "Notice" => "NoticeId IN (SELECT NoticeId FROM NoticeRecipient WHERE CandidateId = @CandidateId)",
        "Account" or "EmailToken" or "RefreshToken" or "AccountSession" or "KnownDevice" or "Passkey" or "AuthenticatorApp" or "SignOnTie" or "RecoveryCode" or "Ceremony" or "Subscription" or "InboxMessage" or "OutboxMail" or "DigestDelivery" or "DigestItem" or "RegistrationFormPart" or "OrganisationApplication" or "Invitation" or "ErasedFile" or "DeletionRequest" or "AccountSuspension" => "AccountId = @AccountId",
        _ => "CandidateId = @CandidateId",
    };

    static Task<int> CountOf(LawScene scene, string table) => scene.App.Db.Find<int>($"SELECT COUNT(*) FROM {table} WHERE {Of(table)}", new { scene.CandidateId, scene.Person.AccountId }, Leaver.None);

    /// <summary>The words that stand in any column of any table.</summary>
    static async Task<IReadOnlyList<string>> WordsIn(TestApp app)
    {
        List<string> found = [];
        foreach (var table in await app.Db.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", null, Leaver.None))
            foreach (var column in await app.Db.Query<string>($"SELECT name FROM pragma_table_info('{table}')", null, Leaver.None))
                foreach (var word in Words)
                    if (await app.Db.Find<int>($"SELECT COUNT(*) FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%' || @word || '%'", new { word }, Leaver.None) > 0) found.Add(word);
        return [.. found.Distinct()];
    }

    static List<string> Mail(TestApp app) => [.. Directory.GetFiles(Path.Combine(app.DataFolder, "mailbox")).Select(path => File.ReadAllText(path))];

    static bool Holds(string path, string word)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }
}
