using TalentPool.Accounts;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Candidates;

/// <summary>A person put into a state by SQL, and everything about them that a refusal must leave as it was.</summary>
sealed class StatusScene(TestApp app, Caller person, Guid candidateId)
{
    public TestApp App => app;

    public Caller Person => person;

    static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Somebody with a whole registration, as the state would have left it: who was on the list has the dates of that, who is being reviewed has a review.</summary>
    public static async Task<StatusScene> Of(TestApp app, string status, string email, Dictionary<string, object?> registration)
    {
        var person = await app.Candidate(email);
        var candidateId = (await person.Put("/api/me/profile", registration)).IsOk()["candidateId"].GetGuid();
        var scene = new StatusScene(app, person, candidateId);
        var now = app.Clock.GetUtcNow();
        var wasListed = status is "listed" or "paused" or "lapsed" or "suspended" or "withdrawn" or "erased";
        await scene.Put("UPDATE Candidate SET Status = @status, ListedAt = @listedAt, LastConfirmedAt = @confirmedAt, RenewBy = @renewBy WHERE CandidateId = @candidateId", new
        {
            status,
            candidateId,
            listedAt = wasListed ? now.AddDays(-300) : (DateTimeOffset?)null,
            confirmedAt = wasListed ? now.AddDays(-1) : (DateTimeOffset?)null,
            // Near enough to be renewed, not so near that the worker reminds of it.
            renewBy = wasListed ? new DateOnly(2027, 1, 10) : (DateOnly?)null,
        });
        return scene;
    }

    /// <summary>A further fact of the past.</summary>
    public Task Put(string sql, object? row = null) => app.Db.Execute(sql, row ?? new { candidateId }, None);

    /// <summary>A letter with a question that was sent; its answer's token.</summary>
    public async Task<string> Asked(string kind, DateOnly dueOn)
    {
        var token = Secrets.New();
        await Put(
            "INSERT INTO AvailabilityCheck (AvailabilityCheckId, CandidateId, Kind, TokenHash, SentAt, DueOn) VALUES (@id, @candidateId, @kind, @hash, @now, @dueOn)",
            new { id = Guid.NewGuid(), candidateId, kind, hash = Secrets.Hash(token), now = app.Clock.GetUtcNow(), dueOn });
        return token;
    }

    /// <summary>A submission that lies on the ministry's desk.</summary>
    public async Task<Guid> Review()
    {
        var (submission, review, now) = (Guid.NewGuid(), Guid.NewGuid(), app.Clock.GetUtcNow());
        await Put(
            """
            INSERT INTO Submission (SubmissionId, CandidateId, SubmittedAt, AsOf, PolicyVersion, Verdict, CountedMonths, CountedDays, DeclaredMonths, ByExperience, ByExam, ByEquivalent, Reasons)
            VALUES (@submission, @candidateId, @now, '2026-11-24', '2026-11', 'NeedsReview', 0, 0, 120, 0, 0, 0, 'experience_declared')
            """, new { submission, candidateId, now });
        await Put("INSERT INTO Review (ReviewId, SubmissionId, CandidateId, OpenedAt) VALUES (@review, @submission, @candidateId, @now)", new { review, submission, candidateId, now });
        return review;
    }

    public Task<Answer> Answer(string token, string answer, string? until = null) => app.Nobody().Post("/api/availability/answer", new { token, answer, until });

    public Task<Answer> Upload() => AProof.Upload(person, AProof.Pdf(candidateId.ToString()), "合格証書.pdf");

    public async Task<string> Status() => (await app.Db.Find<string>("SELECT Status FROM Candidate WHERE CandidateId = @candidateId", new { candidateId }, None))!;

    /// <summary>When the person last confirmed, and when they have to renew.</summary>
    public async Task<string?> Dates() => await app.Db.Find<string>("SELECT CONCAT(LastConfirmedAt, ' ', RenewBy) FROM Candidate WHERE CandidateId = @candidateId", new { candidateId }, None);

    /// <summary>The person's row, and how much there is of what an act may write.</summary>
    public async Task<string> Everything()
    {
        var row = await app.Db.Find<string>(
            """
            SELECT CONCAT(Status, ' ', ChangeNo, ' ', Version, ' ', COALESCE(PausedUntil, '-'), ' ', COALESCE(RenewBy, '-'), ' ', COALESCE(LastConfirmedAt, '-'), ' ', ConsentsNationwide, ' ', COALESCE(PurposeVersion, '-'), ' ', Headline)
            FROM Candidate WHERE CandidateId = @candidateId
            """, new { candidateId }, None);
        string[] places = ["OutboxMail", "InboxMessage", "AuditEvent", "DisclosureEvent", "Submission", "Review WHERE Decision IS NULL", "AvailabilityCheck", "AvailabilityCheck WHERE AnsweredAt IS NULL",
            "ConsentRecord", "CandidateRoute", "CandidateBlock", "InterestDeclaration", "Evidence", "CareerEntry"];
        var counts = await app.Db.Query<int>(string.Join(" UNION ALL ", places.Select((place, at) => $"SELECT {at} * 100000 + COUNT(*) FROM {place}")), null, None);
        return $"{row}\n{string.Join(' ', counts.Order())}";
    }
}
