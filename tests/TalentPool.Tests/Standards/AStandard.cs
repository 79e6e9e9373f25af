namespace TalentPool.Tests.Standards;

/// <summary>What an admin of the ministry sends, with everything filled in; a test changes the part that it is about.</summary>
static class AStandard
{
    /// <summary>A version of the policy; by default the standard figures from 1 December 2026 on.</summary>
    public static Dictionary<string, object?> Policy(
        string version = "2027-04", string validFrom = "2026-12-01", decimal hours = 30, int carry = 30, int leave = 1, string[]? kept = null, bool former = true, string note = "令和9年度の見直し", int? revision = null, Guid? policyId = null) =>
        Without(new()
        {
            ["version"] = version,
            ["validFrom"] = validFrom,
            ["minWeeklyHours"] = hours,
            ["daysPerCarryMonth"] = carry,
            ["leaveCutFromMonths"] = leave,
            ["keptLeaveKinds"] = kept ?? [],
            ["acceptsFormerExams"] = former,
            ["note"] = note,
            ["revision"] = revision,
            ["policyId"] = policyId,
        });

    /// <summary>An examination; by default a new one from 1 December 2026 on, with the code DX and held from 2026 in any month.</summary>
    public static Dictionary<string, object?> Exam(
        string? examId = null, string? code = "DX", int firstYear = 2026, int? lastYear = null, int level = 4, string verdict = "accept", string validFrom = "2026-12-01",
        string nameJa = "デジタル戦略試験", object[]? sittings = null, int? revision = null, Guid? amendmentId = null) => Without(new()
        {
            ["examId"] = examId,
            ["code"] = examId is null ? code : null,
            ["nameJa"] = nameJa,
            ["nameEn"] = "Digital Strategy Examination",
            ["level"] = level,
            ["firstYear"] = firstYear,
            ["lastYear"] = lastYear,
            ["verdict"] = verdict,
            ["sittings"] = sittings ?? [new { fromYear = firstYear, toYear = lastYear, months = Array.Empty<int>() }],
            ["validFrom"] = validFrom,
            ["note"] = "IPAの試験区分の見直し",
            ["revision"] = revision,
            ["amendmentId"] = amendmentId,
        });

    /// <summary>Midnight of a day in Japan.</summary>
    public static DateTimeOffset Midnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(9));

    static Dictionary<string, object?> Without(Dictionary<string, object?> body)
    {
        foreach (var key in body.Where(member => member.Value is null && member.Key is not ("lastYear" or "note")).Select(member => member.Key).ToList()) body.Remove(key);
        return body;
    }
}
