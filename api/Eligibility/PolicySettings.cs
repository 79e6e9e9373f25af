using System.Globalization;
using TalentPool.Domain;

namespace TalentPool.Eligibility;

/// <summary>
/// Reads the policy from the section <c>Eligibility</c>: <c>MinWeeklyHours</c>, <c>DaysPerCarryMonth</c>, <c>LeaveCutFromMonths</c>,
/// <c>CountedLeaveKinds</c> (words; leave around childbirth always counts), <c>AcceptsFormerExams</c>, and the <c>PolicyVersion</c> that names the choice.
/// </summary>
static class PolicySettings
{
    // As long as the column that keeps it.
    const int MaxVersionLength = 20;

    /// <exception cref="InvalidOperationException">A value is out of its bounds, or differs from the default under the default's version.</exception>
    public static EligibilityPolicy From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Eligibility");
        var (standard, figures) = (EligibilityPolicy.Default, EligibilityPolicy.Default.Experience);
        var policy = new EligibilityPolicy(
            figures with
            {
                Version = section["PolicyVersion"]?.Trim() is { Length: > 0 } version ? version : figures.Version,
                MinWeeklyHours = Number(section, "MinWeeklyHours", figures.MinWeeklyHours, 0, 60, NumberStyles.AllowDecimalPoint),
                DaysPerCarryMonth = (int)Number(section, "DaysPerCarryMonth", figures.DaysPerCarryMonth, 28, 31),
                LeaveCutFromMonths = (int)Number(section, "LeaveCutFromMonths", figures.LeaveCutFromMonths, 1, 24),
                KeptLeaveKinds = [.. figures.KeptLeaveKinds, .. LeaveKinds(section)],
            },
            section["AcceptsFormerExams"] is { Length: > 0 } word
                ? bool.TryParse(word, out var accepts) ? accepts : throw Wrong("AcceptsFormerExams", word, "use true or false")
                : standard.AcceptsFormerExams);
        if (policy.Experience.Version.Length > MaxVersionLength) throw Wrong("PolicyVersion", policy.Experience.Version, $"use at most {MaxVersionLength} characters");
        if (policy.Experience.Version == figures.Version && !policy.DecidesLike(standard))
            throw new InvalidOperationException($"The settings under Eligibility differ from policy {figures.Version}: name the new policy with Eligibility__PolicyVersion, since every verdict is kept with it.");
        return policy;
    }

    static decimal Number(IConfigurationSection section, string name, decimal standard, int least, int most, NumberStyles form = NumberStyles.None)
    {
        if (section[name] is not { Length: > 0 } text) return standard;
        return decimal.TryParse(text, form, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, text, $"use a number from {least} to {most}");
    }

    static IEnumerable<string> LeaveKinds(IConfigurationSection section)
    {
        foreach (var kind in (section["CountedLeaveKinds"] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            yield return Leave.Kinds.Contains(kind) ? kind : throw Wrong("CountedLeaveKinds", kind, $"use {string.Join(", ", Leave.Kinds)}");
    }

    static InvalidOperationException Wrong(string name, string value, string advice) => new($"Eligibility__{name} is '{value}': {advice}.");
}
