using System.Net.Http.Json;
using System.Text.RegularExpressions;
using TalentPool.Tests.Disclosures;

namespace TalentPool.Tests.Audit;

/// <summary>
/// The law of the audit trail: what is read of people and staff is an event before it is answered, and what is changed is one in the same transaction. Changes by requests are
/// read along in the whole suite, by <see cref="SuiteTrail"/>; here are all reads, and the code that changes things without a request.
/// </summary>
public sealed partial class AuditLawTests
{
    /// <summary>Words that occur nowhere else, of people who are not on the list: a member of staff, an applicant, somebody invited.</summary>
    static readonly string[] OfStaff = ["鶺鴒 職子", "sekirei@staff-canary.example", "鶯谷 申子", "uguisu@applicant-canary.example", "03-2468-1357", "hiyodori@invited-canary.example"];

    /// <summary>Reads that show somebody and are no event, each with the reason.</summary>
    static readonly Dictionary<string, string> Silent = new()
    {
        ["GET /api/reviews/reviewers"] = "the names of colleagues, to choose one for a review",
    };

    /// <summary>Sources that change rows and write no event, by the reason: a new one needs an event or a thought.</summary>
    static readonly Dictionary<string, string[]> Quiet = new()
    {
        ["parts of a change whose slice writes the event"] =
        [
            "Accounts/AccountStore.cs", "Accounts/Addressee.cs", "Accounts/EmailTokens.cs", "Accounts/OpenProofs.cs", "Accounts/SecondFactors/AccountFactors.cs", "Accounts/SecondFactors/MyAuthenticator.cs", "Accounts/SecondFactors/ResetSecondFactors.cs",
            "Availability/AvailabilityChange.cs", "Candidates/ConsentHistory.cs", "Candidates/CorrectionHistory.cs", "Candidates/DisclosureGrants.cs", "Candidates/Inbox.cs", "Candidates/Listing.cs", "Candidates/ProfileRows.cs",
            "Eligibility/PolicyRow.cs", "Notices/NoticePlan.cs", "Organisations/EnterBySignOn.cs", "Organisations/EstablishOrganisation.cs", "Organisations/Invitations.cs", "Organisations/OrganisationReach.cs",
            "OwnData/ErasureStatements.cs", "Postings/PostingStore.cs", "Suspensions/AccountRow.cs", "Standards/AmendmentRows.cs", "Mail/Outbox.cs", "Database/IdentityDisclosure.cs",
        ],
        ["the state of a letter on its way, which says nothing of whom it is for"] = ["Digests/SendDigests.cs", "Mail/SendOutbox.cs", "Mail/SuppressedAddresses.cs"],
        ["the last steps of an erasure that is an event, when letter and files are gone"] = ["OwnData/FinishErasures.cs"],
        ["a browser that is known, what is left of old sessions, and a challenge of five minutes"] = ["Accounts/ForgetOldSessions.cs", "Accounts/KnownDevices.cs", "Accounts/SecondFactors/Ceremonies.cs"],
        ["the start, before there is anybody"] = ["Candidates/OrganisationKeys.cs", "Database/Migrations.cs", "Database/ProtectionKeys.cs", "Database/ReferenceLists.cs", "Demo/DemoAccounts.cs", "Installation/PlainTexts.cs"],
        ["the trail itself"] = ["Database/AuditChain.cs", "Database/AuditTrail.cs", "Database/Db.cs"],
    };

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_shown_somebody_else_leaves_an_event()
    {
        await using var scene = await LawScene.Set();
        var applicationId = await AddStaff(scene);
        List<string> shown = [], wrong = [];
        foreach (var (operation, calls) in EndpointTable.Rows.OrderBy(row => !row.Key.StartsWith("GET ", StringComparison.Ordinal)))
        {
            if (!operation.StartsWith("GET ", StringComparison.Ordinal) && !operation.EndsWith("/preview", StringComparison.Ordinal)) continue;
            foreach (var (role, caller) in scene.Readers)
            {
                foreach (var call in calls)
                {
                    var path = operation == "GET /api/organisation-applications/{id}" ? $"/api/organisation-applications/{applicationId}" : call.Path(scene);
                    var before = await Last(scene.App);
                    using var request = new HttpRequestMessage(new HttpMethod(operation.Split(' ')[0]), path);
                    request.Content = call.Body?.Invoke(scene) switch { null => null, HttpContent content => content, var body => JsonContent.Create(body) };
                    using var response = await caller.Http.SendAsync(request, None);
                    var text = Escape().Replace(await response.Content.ReadAsStringAsync(None), sign => ((char)Convert.ToInt32(sign.Groups[1].Value, 16)).ToString());
                    if (Somebody(scene).FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase) && !Uri.UnescapeDataString(path).Contains(word, StringComparison.OrdinalIgnoreCase)) is not { } seen) continue;
                    shown.Add(operation);
                    var by = await scene.App.Db.Query<Guid>("SELECT AccountId FROM AuditEvent WHERE Seq > @before AND AccountId IS NOT NULL", new { before }, None);
                    if (!by.Contains(caller.AccountId) && !Silent.ContainsKey(operation)) wrong.Add($"{operation} showed {seen} to {role}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.Empty(Silent.Keys.Except(shown));
        Assert.True(shown.Distinct().Count() > 10, string.Join('\n', shown.Distinct()));
    }

    [Fact]
    public void Whatever_changes_rows_writes_an_event_or_stands_here()
    {
        var root = Path.Combine(Repository.Root, "api");
        var quiet = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(source => !source.Name.StartsWith("obj/", StringComparison.Ordinal) && !source.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(source => ChangesRows().IsMatch(source.Text) && !source.Text.Contains("AuditTrail.Add(", StringComparison.Ordinal))
            .Select(source => source.Name).ToHashSet();
        var listed = Quiet.Values.SelectMany(files => files).ToHashSet();
        Assert.Empty(quiet.Except(listed).Order());
        Assert.Empty(listed.Except(quiet).Order());
    }

    static IEnumerable<string> Somebody(LawScene scene) => [.. LawScene.Canaries.Select(canary => canary.Canary), .. OfStaff, scene.PublicNumber, scene.CandidateId.ToString()];

    static async Task<long> Last(TestApp app) => await app.Db.Find<long?>("SELECT MAX(Seq) FROM AuditEvent", null, None) ?? 0;

    // Somebody works for the prefecture, somebody is invited to it, and somebody applies for one.
    static async Task<Guid> AddStaff(LawScene scene)
    {
        var organisation = scene.Readers.Single(reader => reader.Role == "the prefecture it is open to").Caller.OrganisationId;
        var (now, application) = (scene.App.Clock.GetUtcNow(), Guid.NewGuid());
        var (staff, applicant, invited) = (await Account(OfStaff[1]), await Account(OfStaff[3]), await Account(OfStaff[5]));
        await scene.App.Db.Execute("INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt) VALUES (@staff, @organisation, 'admin', @name, @now)", new { staff, organisation, name = OfStaff[0], now }, None);
        var ministry = await scene.App.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE Kind = 'ministry'", null, None);
        var colleague = await Account("colleague@mic.example");
        await scene.App.Db.Execute("INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt) VALUES (@colleague, @ministry, 'reviewer', @name, @now)", new { colleague, ministry, name = OfStaff[0], now }, None);
        await scene.App.Db.Execute(
            "INSERT INTO Invitation (InvitationId, OrganisationId, AccountId, Role, TokenHash, InvitedAt, ExpiresAt) VALUES (@id, @organisation, @invited, 'member', 'x', @now, @ends)",
            new { id = Guid.NewGuid(), organisation, invited, now, ends = now.AddDays(7) }, None);
        await scene.App.Db.Execute(
            """
            INSERT INTO OrganisationApplication (ApplicationId, Kind, NameJa, NameEn, ContactName, ContactPhone, AccountId, Status, TokenHash, AppliedAt, ExpiresAt, SubmittedAt)
            VALUES (@application, 'company', '団体', 'Company', @name, @phone, @applicant, 'submitted', 'y', @now, @now, @now)
            """,
            new { application, name = OfStaff[2], phone = OfStaff[4], applicant, now }, None);
        return application;

        async Task<Guid> Account(string email)
        {
            var id = Guid.NewGuid();
            await scene.App.Db.Execute("INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt) VALUES (@id, @email, @email, '', 'ja', 'active', @now)", new { id, email, now }, None);
            return id;
        }
    }

    [GeneratedRegex(@"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")]
    private static partial Regex ChangesRows();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
