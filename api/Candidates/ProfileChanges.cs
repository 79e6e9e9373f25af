using System.Globalization;

namespace TalentPool.Candidates;

/// <param name="Field">The path of the field, such as <c>name</c> or <c>career[2].employer</c>.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there now; null when nothing does.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>
/// What differs between two states of a registration, field by field. Of lists each entry that came or went is a change of its own, and a job is
/// recognised when it only moved or when parts of it were corrected: so no change is longer than the field it is about.
/// </summary>
public static class ProfileChanges
{
    /// <summary>The changes from one state to the other, in the order of the form; none when both say the same.</summary>
    public static IReadOnlyList<FieldChange> Between(Profile before, Profile after) =>
    [
        .. One("name", before.Name, after.Name), .. One("kana", before.Kana, after.Kana), .. One("phone", before.Phone, after.Phone),
        .. One("residencePrefecture", before.ResidencePrefecture, after.ResidencePrefecture), .. One("headline", before.Headline, after.Headline),
        .. One("introduction", before.Introduction, after.Introduction),
        .. Jobs(before.Career, after.Career),
        .. Several("certificates", before.Certificates, after.Certificates), .. One("equivalentGrounds", before.EquivalentGrounds, after.EquivalentGrounds),
        .. Several("skills", before.Skills.Select(Words), after.Skills.Select(Words)), .. Several("themes", before.Themes, after.Themes), .. Several("roleTypes", before.RoleTypes, after.RoleTypes),
        .. One("wishes.nationwide", before.Wishes.Nationwide, after.Wishes.Nationwide), .. Several("wishes.prefectures", before.Wishes.Prefectures, after.Wishes.Prefectures),
        .. Several("wishes.employmentTypes", before.Wishes.EmploymentTypes ?? [], after.Wishes.EmploymentTypes ?? []),
        .. One("wishes.daysPerWeek", Number(before.Wishes.DaysPerWeek), Number(after.Wishes.DaysPerWeek)), .. One("wishes.remoteWork", before.Wishes.RemoteWork, after.Wishes.RemoteWork),
        .. One("wishes.availableFrom", Day(before.Wishes.AvailableFrom), Day(after.Wishes.AvailableFrom)),
        .. One("consent.purposeVersion", before.Consent.PurposeVersion, after.Consent.PurposeVersion), .. One("consent.nationwide", before.Consent.Nationwide, after.Consent.Nationwide),
        .. Several("consent.prefectures", before.Consent.Prefectures ?? [], after.Consent.Prefectures ?? []),
        .. Several("blockedOrganisations", before.BlockedOrganisations.Select(id => id.ToString()), after.BlockedOrganisations.Select(id => id.ToString())),
    ];

    /// <summary>Entries of a list that went, then those that came.</summary>
    public static IEnumerable<FieldChange> Several(string field, IEnumerable<string> before, IEnumerable<string> after)
    {
        List<string> came = [.. after], went = [];
        foreach (var entry in before)
            if (!came.Remove(entry)) went.Add(entry);
        return went.Select(entry => new FieldChange(field, entry, null)).Concat(came.Select(entry => new FieldChange(field, null, entry)));
    }

    static IEnumerable<FieldChange> One(string field, string? before, string? after) =>
        Given(before) == Given(after) ? [] : [new(field, Given(before), Given(after))];

    static IEnumerable<FieldChange> One(string field, bool before, bool after) => One(field, before ? "true" : "false", after ? "true" : "false");

    static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The same job, then one of the same employer and start, then of the same employer, then whichever is left: what is paired later has changed more.
    static readonly Func<CareerItem, CareerItem, bool>[] Alike =
    [
        (one, other) => !Parts("", one, other).Any(), (one, other) => one.Employer == other.Employer && one.Start == other.Start, (one, other) => one.Employer == other.Employer, (_, _) => true,
    ];

    static IEnumerable<FieldChange> Jobs(IReadOnlyList<CareerItem> before, IReadOnlyList<CareerItem> after)
    {
        var earlier = new int?[after.Count];
        SortedSet<int> left = [.. Enumerable.Range(0, before.Count)];
        foreach (var isAlike in Alike)
            for (var place = 0; place < after.Count; place++)
                if (earlier[place] is null && left.Where(old => isAlike(before[old], after[place])).Select(old => (int?)old).FirstOrDefault() is { } found)
                {
                    earlier[place] = found;
                    left.Remove(found);
                }

        foreach (var gone in left)
            foreach (var change in Parts($"career[{gone}].", before[gone], null)) yield return change;
        for (var place = 0; place < after.Count; place++)
            foreach (var change in Parts($"career[{place}].", earlier[place] is { } old ? before[old] : null, after[place])) yield return change;
        var order = earlier.OfType<int>().ToList();
        if (!order.SequenceEqual(order.Order())) yield return new("career.order", Places(order.Order()), Places(order));
    }

    static IEnumerable<FieldChange> Parts(string job, CareerItem? before, CareerItem? after) =>
    [
        .. One(job + "employer", before?.Employer, after?.Employer), .. One(job + "jobTitle", before?.JobTitle, after?.JobTitle),
        .. One(job + "start", before?.Start, after?.Start), .. One(job + "end", before?.End, after?.End), .. One(job + "digital", before?.Digital, after?.Digital),
        .. One(job + "hours", Number(before?.Hours), Number(after?.Hours)), .. Several(job + "leave", Leaves(before), Leaves(after)),
        .. One(job + "description", before?.Description, after?.Description),
    ];

    static IEnumerable<string> Leaves(CareerItem? job) => (job?.Leave ?? []).Select(leave => $"{leave.Kind} {leave.Start} {leave.End}");

    static string Words(SkillItem skill) => skill.Years is { } years ? string.Create(CultureInfo.InvariantCulture, $"{skill.SkillId} {years}") : skill.SkillId;

    static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Places(IEnumerable<int> places) => string.Join(' ', places.Select(place => (place + 1).ToString(CultureInfo.InvariantCulture)));
}
