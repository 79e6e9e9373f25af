using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Reference;

namespace TalentPool.Standards;

/// <summary>One examination with all its versions, the newest day first; for everyone of the ministry.</summary>
public static class GetExam
{
    /// <param name="ExamId">The examination.</param>
    /// <param name="Code">The two letters of its numbers; empty for those that had none.</param>
    /// <param name="MayEdit">True for an admin.</param>
    /// <param name="Versions">Its versions; the one without a day is the list that the product came with.</param>
    public sealed record Response(string ExamId, string Code, bool MayEdit, IReadOnlyList<Version> Versions);

    /// <param name="AmendmentId">Null for the starting one.</param>
    /// <param name="ValidFrom">Its first day; null for the starting one.</param>
    /// <param name="State">Where it stands today.</param>
    /// <param name="Verdict">accept, accept_legacy, review or reject.</param>
    /// <param name="Sittings">When it is held.</param>
    /// <param name="Note">Why.</param>
    /// <param name="Revision">To be sent with a change; 0 for the starting one.</param>
    public sealed record Version(
        Guid? AmendmentId, DateOnly? ValidFrom, VersionState State, string NameJa, string NameEn, int Level, int FirstYear, int? LastYear, string Verdict, IReadOnlyList<ExamInput.SittingInput> Sittings,
        string Note, string? MadeBy, DateTimeOffset? MadeAt, string? ChangedBy, DateTimeOffset? ChangedAt, int Revision);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(string examId, CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct)
    {
        var today = Tokyo.Today(clock);
        var timeline = (await rules.Now(db, ct)).Exams;
        var rows = await db.Query<Row>(ListSql, new { examId }, ct);
        var starting = timeline.On(DateOnly.MinValue).Catalogue.Exams.FirstOrDefault(exam => exam.Id == examId);
        if (starting is null && rows.Count == 0) return StandardsRefusals.NoSuchExam.Problem();

        var sittings = (await db.Query<SittingRow>(SittingsSql, new { examId }, ct)).ToLookup(row => row.ExamAmendmentId,
            row => ExamList.Sitting(new(examId, row.FromYear, row.ToYear, row.Months)));
        var now = rows.Where(row => row.WithdrawnAt is null && row.ValidFrom <= today).Max(row => (DateOnly?)row.ValidFrom);
        List<Version> versions = [.. rows.Select(row => new Version(
            row.ExamAmendmentId, row.ValidFrom,
            row.WithdrawnAt is not null ? VersionState.Withdrawn : row.ValidFrom > today ? VersionState.Scheduled : row.ValidFrom == now ? VersionState.InForce : VersionState.Past,
            row.NameJa, row.NameEn, row.Level, row.FirstYear, row.LastYear, row.Verdict, Sittings(sittings[row.ExamAmendmentId]),
            row.Note, row.MadeByName, row.MadeAt, row.ChangedByName, row.ChangedAt, row.Revision))];
        if (starting is { } exam)
            versions.Add(new(
                null, null, now is null ? VersionState.InForce : VersionState.Past, exam.NameJa, exam.NameEn, exam.Level, exam.FirstYear, exam.LastYear, Words.SnakeOf(exam.Standing),
                Sittings(timeline.On(DateOnly.MinValue).Catalogue.SittingsOf(examId)), "", null, null, null, null, 0));
        return TypedResults.Ok(new Response(examId, starting?.Code ?? rows[0].Code, await MinistryAdmin.Is(db, me, ct), versions));

        static IReadOnlyList<ExamInput.SittingInput> Sittings(IEnumerable<Sitting> held) => [.. held.Select(sitting => new ExamInput.SittingInput(sitting.FromYear, sitting.ToYear, sitting.Months))];
    }

    sealed record Row
    {
        public required Guid ExamAmendmentId { get; init; }
        public required string Code { get; init; }
        public DateOnly ValidFrom { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public int Level { get; init; }
        public int FirstYear { get; init; }
        public int? LastYear { get; init; }
        public required string Verdict { get; init; }
        public required string Note { get; init; }
        public string? MadeByName { get; init; }
        public DateTimeOffset MadeAt { get; init; }
        public string? ChangedByName { get; init; }
        public DateTimeOffset? ChangedAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public int Revision { get; init; }
    }

    sealed record SittingRow
    {
        public required Guid ExamAmendmentId { get; init; }
        public int FromYear { get; init; }
        public int? ToYear { get; init; }
        public required string Months { get; init; }
    }

    const string SittingsSql = """
        SELECT s.ExamAmendmentId, s.FromYear, s.ToYear, s.Months
        FROM ExamAmendmentSitting s JOIN ExamAmendment a ON a.ExamAmendmentId = s.ExamAmendmentId
        WHERE a.ExamId = @examId
        ORDER BY s.FromYear
        """;

    const string ListSql = """
        SELECT a.ExamAmendmentId, e.Code, a.ValidFrom, a.NameJa, a.NameEn, a.Level, a.FirstYear, a.LastYear, a.Verdict, a.Note,
            m.DisplayName AS MadeByName, a.MadeAt, c.DisplayName AS ChangedByName, a.ChangedAt, a.WithdrawnAt, a.Revision
        FROM ExamAmendment a
        JOIN Exam e ON e.ExamId = a.ExamId
        LEFT JOIN Membership m ON m.AccountId = a.MadeBy
        LEFT JOIN Membership c ON c.AccountId = a.ChangedBy
        WHERE a.ExamId = @examId
        ORDER BY a.ValidFrom DESC, a.MadeAt DESC
        """;
}
