using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Candidates;

/// <summary>
/// A person asks to be listed. The rules decide routes 1 and 2 at once; route 3 and doubtful evidence go to the ministry's desk.
/// What was counted, on which day, by which policy and by which edition of the catalogue is kept for good. "Not yet" loses nothing: the draft stays.
/// </summary>
public static class SubmitRegistration
{
    /// <param name="Outcome">listed, underReview or notYet.</param>
    /// <param name="Verdict">Eligible, NeedsReview or NotYet.</param>
    /// <param name="MissingMonths">Months missing to five years by route 1.</param>
    /// <param name="Routes">The routes that the rules found proved: experience, exam.</param>
    /// <param name="Reasons">What the ministry is asked to decide.</param>
    /// <param name="Certificates">What each number proves.</param>
    /// <param name="Entries">What each job counts.</param>
    /// <param name="Explanation">Why, in sentences.</param>
    /// <param name="CertificateLines">What each number proves, in sentences, in the order of <paramref name="Certificates"/>.</param>
    public sealed record Response(
        string Outcome, string Verdict, int CountedMonths, int CountedDays, int DeclaredMonths, int MissingMonths, IReadOnlyList<EligibilityRoute> Routes,
        IReadOnlyList<ReviewReason> Reasons, IReadOnlyList<CertificateCheck> Certificates, IReadOnlyList<EntryCount> Entries,
        ExperienceExplanation Explanation, IReadOnlyList<ExplanationLine> CertificateLines);

    static readonly Refusal UnderReview = new("already-under-review", 409, "すでに審査中です。審査の結果が届くまでお待ちください。", "Your registration is being reviewed already. Please wait for the decision.");

    static readonly Refusal NotNow = new("submission-not-possible", 409, "現在の状態では申請できません。", "A submission is not possible in the present state.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct) =>
        await db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            // From here to the commit submissions go one after the other, since the counter's row is locked: neither a second click
            // nor a second person with the same certificate number can pass between the reads and the writes below.
            await tx.NextChange();
            if (await ProfileRows.FindMine(tx, me.AccountId) is not { } row) return Missing(Completeness.Missing(Profile.Empty));
            var status = Words.Read<CandidateStatus>(row.Status);
            if (status == CandidateStatus.Submitted) return UnderReview.Problem();
            if (!CandidateTransitions.AllowsSubmission(status)) return NotNow.Problem();
            var profile = await ProfileRows.Read(tx, row);
            if (Completeness.Missing(profile) is { Count: > 0 } missing) return Missing(missing);

            var asOf = Tokyo.Today(clock);
            var (policy, edition) = (await rules.Now(tx)).On(asOf);
            var experience = ExperienceCounter.Count([.. profile.Career.Select(Job)], asOf, policy.Experience);
            List<CertificateCheck> certificates = [.. profile.Certificates.Select(number => CertificateNumber.Check(number, edition.Catalogue, asOf))];
            if (Faults(profile, asOf, certificates) is { Count: > 0 } faults) return Validation.Invalid(faults);
            var shared = await SharedNumbers(tx, row.CandidateId, certificates);
            var decision = Domain.Eligibility.Decide(experience, certificates, profile.EquivalentGrounds is not null, policy.AcceptsFormerExams, shared);

            if (!await Move(tx, clock, row.CandidateId, status, experience, decision)) return NotNow.Problem();
            await tx.Execute(CertificateSql, certificates.Select((check, position) => new { row.CandidateId, position, number = CertificateNumber.Canonical(check.Input), check.ExamId, check.Status, check.Reason }));
            var submissionId = await Keep(tx, row.CandidateId, asOf, policy, edition, experience, decision, clock);
            var outcome = Outcome(decision);
            await Act(tx, clock, me, row.CandidateId, submissionId, outcome, experience);
            return TypedResults.Ok(new Response(
                outcome, decision.Verdict.ToString(), experience.Months, experience.Days, experience.DeclaredMonths, experience.MissingMonths, decision.Routes,
                [.. decision.ReviewReasons.Select(ReviewReason.Of)], certificates, experience.Entries,
                ExperienceExplanation.Of(experience, asOf, policy.Experience),
                [.. certificates.Select((check, position) => CertificateExplanation.Of(check, position, policy.AcceptsFormerExams, check.Normalized is { } number && shared.Contains(number)))]));
        }, ct);

    /// <summary>A career item as the rules take it.</summary>
    public static Job Job(CareerItem item) =>
        new CheckEligibility.JobInput(item.Start, item.End, item.Digital, item.Hours, item.Leave).Job();

    static ProblemHttpResult Missing(IEnumerable<string> fields) => Validation.Invalid(fields.Select(field => new ValidationFailure(field, field == "career"
        ? Said.In("職歴、合格証書番号、同等の知見の説明のいずれかを入力してください。", "Give jobs, a certificate number or the grounds of equal knowledge.")
        : Said.In("申請には入力が必要です。", "A submission needs this."))));

    // What a draft may hold on the way but nobody can mean: work that has not begun, numbers that are none.
    static List<ValidationFailure> Faults(Profile profile, DateOnly asOf, List<CertificateCheck> certificates) =>
    [
        .. profile.Career.Select((job, position) => (job, position)).Where(one => CalendarPeriod.FirstDay(one.job.Start) > asOf)
            .Select(one => new ValidationFailure($"career[{one.position}].start", Said.In("まだ始まっていない職歴は申請できません。", "Work that has not begun yet cannot be submitted."))),
        .. certificates.Select((check, position) => (check, position)).Where(one => one.check.Status == "invalid")
            .Select(one => (one.position, line: CertificateExplanation.Of(one.check, one.position)))
            .Select(one => new ValidationFailure($"certificates[{one.position}]", Said.In(one.line.TextJa, one.line.TextEn))),
    ];

    static async Task<IReadOnlySet<string>> SharedNumbers(Tx tx, Guid candidateId, List<CertificateCheck> certificates)
    {
        var numbers = certificates.Select(check => CertificateNumber.Canonical(check.Input)).OfType<string>().ToArray();
        return numbers.Length == 0 ? new HashSet<string>() : (await tx.Query<string>(SharedNumbersSql, new { candidateId, numbers })).ToHashSet(StringComparer.Ordinal);
    }

    static async Task<Guid> Keep(Tx tx, Guid candidateId, DateOnly asOf, EligibilityPolicy policy, ExamEdition edition, ExperienceCount experience, EligibilityDecision decision, TimeProvider clock)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await tx.Execute(InsertSubmissionSql, new
        {
            id,
            candidateId,
            now = clock.GetUtcNow(),
            asOf,
            policy = policy.Experience.Version,
            edition = edition.Name,
            verdict = decision.Verdict.ToString(),
            experience.Months,
            experience.Days,
            experience.DeclaredMonths,
            byExperience = decision.Routes.Contains(EligibilityRoute.Experience),
            byExam = decision.Routes.Contains(EligibilityRoute.Exam),
            byEquivalent = decision.ReviewReasons.Contains("equivalent_claimed"),
            reasons = string.Join(' ', decision.ReviewReasons),
        });
        return id;
    }

    static string Outcome(EligibilityDecision decision) => decision.Verdict switch
    {
        EligibilityVerdict.Eligible => "listed",
        EligibilityVerdict.NeedsReview => "underReview",
        _ => "notYet",
    };

    // A listed person stays listed whatever a new count says: taking someone off the list is the ministry's to decide.
    static async Task<bool> Move(Tx tx, TimeProvider clock, Guid candidateId, CandidateStatus status, ExperienceCount experience, EligibilityDecision decision) => decision.Verdict switch
    {
        EligibilityVerdict.Eligible => await Listing.Put(tx, clock, candidateId, decision.Routes, experience.Months, isOwnAct: true),
        EligibilityVerdict.NeedsReview when status != CandidateStatus.Listed => await tx.Execute(SubmitSql, new
        {
            candidateId,
            submitted = Words.Of(CandidateStatus.Submitted),
            from = CandidateTransitions.Sources(CandidateStatus.Submitted),
            now = clock.GetUtcNow(),
            change = await tx.NextChange(),
        }) == 1,
        _ => true,
    };

    // A submission takes the place of an earlier one that is still on the ministry's desk.
    static async Task Act(Tx tx, TimeProvider clock, CurrentUser me, Guid candidateId, Guid submissionId, string outcome, ExperienceCount experience)
    {
        var now = clock.GetUtcNow();
        await tx.Execute(CloseReviewSql, new { candidateId, now });
        if (outcome == "underReview") await tx.Execute(InsertReviewSql(tx.Dialect), new { id = Guid.CreateVersion7(now), submissionId, candidateId, now, skip = 0, take = 1 });
        await Inbox.Add(tx, clock, me.AccountId, "verdict", outcome, null);
        await Outbox.Add(tx, clock, me.AccountId, new Letter.Verdict(outcome, experience.Months, experience.MissingMonths));
        await AuditTrail.Add(tx, clock, me.Actor, "candidate.submitted", ("candidate", candidateId), outcome);
    }

    const string SharedNumbersSql = "SELECT DISTINCT NormalizedNumber FROM Qualification WHERE NormalizedNumber IN @numbers AND CandidateId <> @candidateId";

    const string CertificateSql = """
        UPDATE Qualification SET NormalizedNumber = @number, ExamId = @ExamId, Status = @Status, Reason = @Reason
        WHERE CandidateId = @CandidateId AND Position = @position
        """;

    const string InsertSubmissionSql = """
        INSERT INTO Submission (SubmissionId, CandidateId, SubmittedAt, AsOf, PolicyVersion, CatalogueEdition, Verdict, CountedMonths, CountedDays, DeclaredMonths, ByExperience, ByExam, ByEquivalent, Reasons)
        VALUES (@id, @candidateId, @now, @asOf, @policy, @edition, @verdict, @Months, @Days, @DeclaredMonths, @byExperience, @byExam, @byEquivalent, @reasons)
        """;

    const string SubmitSql = "UPDATE Candidate SET Status = @submitted, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @candidateId AND Status IN @from";

    const string CloseReviewSql = "UPDATE Review SET Decision = 'withdrawn', DecidedAt = @now WHERE CandidateId = @candidateId AND Decision IS NULL";

    // A person who applies again brings the earlier decision along.
    static string InsertReviewSql(Dialect dialect) => $"""
        INSERT INTO Review (ReviewId, SubmissionId, CandidateId, OpenedAt, PreviousReviewId)
        VALUES (@id, @submissionId, @candidateId, @now, (
            SELECT r.ReviewId FROM Review r WHERE r.CandidateId = @candidateId AND r.Decision IN ('approved', 'returned', 'rejected') ORDER BY r.DecidedAt DESC, CASE WHEN r.AppealReason IS NULL THEN 1 ELSE 0 END {dialect.Page}))
        """;
}
