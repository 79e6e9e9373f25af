using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Eligibility;

/// <summary>All versions of the policy and of the catalogue of examinations, as they stood at one change number. Never changed.</summary>
/// <param name="Number">The change number.</param>
/// <param name="Policies">The versions of the policy.</param>
/// <param name="Exams">The editions of the catalogue.</param>
public sealed record Rules(long Number, PolicyTimeline Policies, CatalogueTimeline Exams)
{
    /// <summary>What holds for applications of a day.</summary>
    public (EligibilityPolicy Policy, ExamEdition Edition) On(DateOnly day) => (Policies.On(day), Exams.On(day));

    /// <summary>
    /// What a verdict was made by, by the names that it keeps. A name that nobody kept can only come from a configuration that is older than the keeping:
    /// then the rules of the verdict's day answer, under their own name.
    /// </summary>
    public (EligibilityPolicy Policy, ExamEdition Edition) Of(string policyVersion, string edition, DateOnly asOf) =>
        (Policies.Named(policyVersion) ?? Policies.On(asOf), Exams.Named(edition) ?? Exams.On(asOf));

    /// <summary>Reads them from the tables.</summary>
    internal static async Task<Rules> Read(Tx tx, EligibilityPolicy starting, long number)
    {
        var versions = await tx.Query<PolicyRow>(PolicyRow.KeptSql);
        var exams = await tx.Query<ExamRow>(ExamsSql);
        var sittings = await tx.Query<SittingRow>(SittingsSql);
        var amended = (await tx.Query<AmendedSitting>(AmendedSittingsSql)).ToLookup(sitting => sitting.ExamAmendmentId);
        var amendments = await tx.Query<AmendmentRow>(AmendmentsSql);
        return new(
            number,
            new PolicyTimeline(starting, [.. versions.Select(row => new DatedPolicy(row.PolicyVersionId, row.ValidFrom, row.Policy()))]),
            new CatalogueTimeline(ExamList.Of(exams, sittings), amendments.Select(row => row.Amendment(amended[row.ExamAmendmentId]))));
    }

    sealed record AmendedSitting
    {
        public required Guid ExamAmendmentId { get; init; }
        public int FromYear { get; init; }
        public int? ToYear { get; init; }
        public required string Months { get; init; }
    }

    sealed record AmendmentRow
    {
        public required Guid ExamAmendmentId { get; init; }
        public required string ExamId { get; init; }
        public DateOnly ValidFrom { get; init; }
        public required string Code { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public int Level { get; init; }
        public int FirstYear { get; init; }
        public int? LastYear { get; init; }
        public required string Verdict { get; init; }

        public ExamAmendment Amendment(IEnumerable<AmendedSitting> sittings) => new(
            ExamAmendmentId, ValidFrom, ExamList.Exam(new(ExamId, Code, NameJa, NameEn, Level, FirstYear, LastYear, Verdict)),
            [.. sittings.Select(sitting => ExamList.Sitting(new(ExamId, sitting.FromYear, sitting.ToYear, sitting.Months)))]);
    }

    const string ExamsSql = "SELECT ExamId AS Id, Code, NameJa, NameEn, Level, FirstYear, LastYear, Verdict FROM Exam WHERE IsAdded = 0 ORDER BY Level DESC, Verdict, Code, FirstYear DESC";

    const string SittingsSql = "SELECT ExamId, FromYear, ToYear, Months FROM ExamSitting ORDER BY ExamId, FromYear";

    const string AmendmentsSql = """
        SELECT a.ExamAmendmentId, a.ExamId, a.ValidFrom, e.Code, a.NameJa, a.NameEn, a.Level, a.FirstYear, a.LastYear, a.Verdict
        FROM ExamAmendment a JOIN Exam e ON e.ExamId = a.ExamId
        WHERE a.WithdrawnAt IS NULL
        ORDER BY a.ValidFrom, a.ExamId
        """;

    const string AmendedSittingsSql = "SELECT ExamAmendmentId, FromYear, ToYear, Months FROM ExamAmendmentSitting ORDER BY ExamAmendmentId, FromYear";
}
