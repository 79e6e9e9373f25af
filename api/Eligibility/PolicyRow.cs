using TalentPool.Domain;

namespace TalentPool.Eligibility;

/// <summary>The figures of a version of the policy as a row keeps them.</summary>
public record PolicyRow
{
    public required Guid PolicyVersionId { get; init; }
    public required string Version { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public int MinWeeklyMinutes { get; init; }
    public int DaysPerCarryMonth { get; init; }
    public int LeaveCutFromMonths { get; init; }
    public required string KeptLeaveKinds { get; init; }
    public bool AcceptsFormerExams { get; init; }

    /// <summary>As the rules take it. The five years are the ministry's text and stand in no row.</summary>
    public EligibilityPolicy Policy() => new(
        EligibilityPolicy.Default.Experience with
        {
            Version = Version,
            MinWeeklyHours = MinWeeklyMinutes / 60m,
            DaysPerCarryMonth = DaysPerCarryMonth,
            LeaveCutFromMonths = LeaveCutFromMonths,
            KeptLeaveKinds = KeptLeaveKinds.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        },
        AcceptsFormerExams);

    /// <summary>The columns of a policy.</summary>
    public static PolicyRow Of(Guid id, DateOnly? validFrom, EligibilityPolicy policy) => new()
    {
        PolicyVersionId = id,
        Version = policy.Experience.Version,
        ValidFrom = validFrom,
        MinWeeklyMinutes = (int)decimal.Round(policy.Experience.MinWeeklyHours * 60),
        DaysPerCarryMonth = policy.Experience.DaysPerCarryMonth,
        LeaveCutFromMonths = policy.Experience.LeaveCutFromMonths,
        KeptLeaveKinds = string.Join(' ', policy.Experience.KeptLeaveKinds.Distinct().Order(StringComparer.Ordinal)),
        AcceptsFormerExams = policy.AcceptsFormerExams,
    };

    /// <summary>The name as its uniqueness is told, on both databases alike.</summary>
    public static string KeyOf(string version) => version.ToLowerInvariant();

    /// <summary>What an insert takes.</summary>
    internal object Columns(string note, Guid? by, DateTimeOffset now) =>
        new { PolicyVersionId, Version, key = KeyOf(Version), ValidFrom, MinWeeklyMinutes, DaysPerCarryMonth, LeaveCutFromMonths, KeptLeaveKinds, AcceptsFormerExams, note, by, now };

    internal const string KeptSql = """
        SELECT PolicyVersionId, Version, ValidFrom, MinWeeklyMinutes, DaysPerCarryMonth, LeaveCutFromMonths, KeptLeaveKinds, AcceptsFormerExams
        FROM PolicyVersion WHERE WithdrawnAt IS NULL
        ORDER BY ValidFrom
        """;

    internal const string NamedSql = """
        SELECT PolicyVersionId, Version, ValidFrom, MinWeeklyMinutes, DaysPerCarryMonth, LeaveCutFromMonths, KeptLeaveKinds, AcceptsFormerExams
        FROM PolicyVersion WHERE VersionKey = @key
        """;

    internal const string InsertSql = """
        INSERT INTO PolicyVersion (PolicyVersionId, Version, VersionKey, ValidFrom, MinWeeklyMinutes, DaysPerCarryMonth, LeaveCutFromMonths, KeptLeaveKinds, AcceptsFormerExams, Note, MadeBy, MadeAt, Revision)
        VALUES (@PolicyVersionId, @Version, @key, @ValidFrom, @MinWeeklyMinutes, @DaysPerCarryMonth, @LeaveCutFromMonths, @KeptLeaveKinds, @AcceptsFormerExams, @note, @by, @now, 1)
        """;
}
