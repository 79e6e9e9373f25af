namespace TalentPool.Candidates;

/// <summary>What a submission needs, and how far a draft has come.</summary>
static class Completeness
{
    static readonly (string Field, Func<Profile, bool> IsGiven)[] Required =
    [
        ("name", profile => profile.Name.Trim().Length > 0),
        ("kana", profile => profile.Kana.Trim().Length > 0),
        ("residencePrefecture", profile => profile.ResidencePrefecture is not null),
        ("headline", profile => profile.Headline.Trim().Length > 0),
        ("career", profile => profile.Career.Count > 0 || profile.Certificates.Count > 0 || !string.IsNullOrWhiteSpace(profile.EquivalentGrounds)),
        ("wishes.prefectures", profile => profile.Wishes.Nationwide || profile.Wishes.Prefectures.Count > 0),
        ("wishes.employmentTypes", profile => profile.Wishes.EmploymentTypes is { Count: > 0 }),
        ("consent.purposeVersion", profile => profile.Consent.PurposeVersion == PurposeNotice.Version),
        ("consent.prefectures", profile => profile.Consent.Nationwide || profile.Consent.Prefectures is { Count: > 0 }),
    ];

    static readonly Func<Profile, bool>[] Welcome =
    [
        profile => profile.Introduction.Trim().Length > 0,
        profile => profile.Skills.Count > 0,
        profile => profile.Themes.Count > 0,
        profile => profile.Wishes.RemoteWork is not null,
    ];

    public static GetMyProfile.CompletenessAnswer Of(Profile profile)
    {
        var given = Required.Count(field => field.IsGiven(profile)) + Welcome.Count(isGiven => isGiven(profile));
        return new(100 * given / (Required.Length + Welcome.Length), Missing(profile));
    }

    /// <summary>The fields that are missing, by path; a job without employer, title or start counts as well.</summary>
    public static IReadOnlyList<string> Missing(Profile profile) =>
    [
        .. Required.Where(field => !field.IsGiven(profile)).Select(field => field.Field),
        .. profile.Career.SelectMany((job, position) => new[] { (job.Employer, $"career[{position}].employer"), (job.JobTitle, $"career[{position}].jobTitle"), (job.Start, $"career[{position}].start") })
            .Where(field => string.IsNullOrWhiteSpace(field.Item1)).Select(field => field.Item2),
    ];
}
