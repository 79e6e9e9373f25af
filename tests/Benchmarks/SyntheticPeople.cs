using System.Globalization;
using System.Text;
using TalentPool.Domain;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>
/// Invented people, the same for the same seed: about 385 characters of Japanese text, 3 to 15 skills of the reference
/// list (a few are frequent, most are rare), one to four prefectures weighted towards a few, one in seven nationwide.
/// </summary>
sealed class SyntheticPeople(int seed)
{
    const int TextLength = 385;

    static readonly Skill[] Skills = [.. ReferenceFiles.Skills.Where(s => !IsTheme(s.Id) && !IsRole(s.Id))];
    static readonly string[] Roles = [.. ReferenceFiles.Skills.Select(s => s.Id).Where(IsRole)];
    static readonly string[] Themes = [.. ReferenceFiles.Skills.Select(s => s.Id).Where(IsTheme)];
    static readonly Prefecture[] Prefectures = [.. ReferenceFiles.Prefectures];
    static readonly string[] Places = [.. ReferenceFiles.Municipalities.Select(m => m.NameJa)];
    static readonly string[] EmploymentTypes = ["sideJob", "partTime", "fullTime", "dispatch"];
    static readonly string[] Remotes = ["partial", "full", "none"];
    static readonly EligibilityRoute[] Routes = [EligibilityRoute.Experience, EligibilityRoute.Exam, EligibilityRoute.Equivalent];
    static readonly DateTimeOffset FirstDay = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Random random = new(seed);

    public IEnumerable<SearchableCandidate> Take(int count)
    {
        for (var number = 1; number <= count; number++) yield return Person(number);
    }

    public SearchableCandidate Person(int number)
    {
        var skills = Weighted(Skills, 3 + random.Next(13));
        var headline = Fill(Phrases.Headlines);
        var introduction = Fill(Phrases.Openings) + Fill(Phrases.Openings);
        return new()
        {
            CandidateId = Id(number),
            ChangeNo = number,
            Headline = headline,
            Introduction = introduction,
            CareerText = Career(TextLength - headline.Length - introduction.Length),
            SkillIds = [.. skills.Select(s => s.Id)],
            SkillNames = [.. skills.SelectMany(IEnumerable<string> (s) => [s.NameJa, s.NameEn])],
            PrefectureCodes = [.. Weighted(Prefectures, 1 + random.Next(4)).Select(p => p.Code)],
            IsNationwide = random.Next(7) == 0,
            ResidenceRegion = Prefectures[random.Next(Prefectures.Length)].Region,
            Routes = Weighted(Routes, 1 + random.Next(2)),
            ExperienceMonths = 24 + random.Next(300),
            EmploymentTypes = Weighted(EmploymentTypes, 1 + random.Next(3)),
            Themes = Weighted(Themes, random.Next(4)),
            RoleTypes = Weighted(Roles, 1 + random.Next(2)),
            Remote = Weighted(Remotes, 1)[0],
            DaysPerWeekMax = 1 + random.Next(5),
            AvailableFrom = random.Next(2) == 0 ? null : DateOnly.FromDateTime(FirstDay.Date).AddDays(random.Next(365)),
            LastConfirmedAt = FirstDay.AddSeconds(random.Next(180 * 86_400)),
            ConsentsNationwide = random.Next(10) < 8,
            ConsentPrefectureCodes = [.. Weighted(Prefectures, 3).Select(p => p.Code)],
            BlockedOrganisationIds = random.Next(50) == 0 ? [Organisation(random.Next(47))] : [],
        };
    }

    public static Guid Id(int number) => new($"5eed0000-0000-4000-8000-{number:x12}");

    public static Guid Organisation(int number) => new($"0c900000-0000-4000-8000-{number:x12}");

    static bool IsTheme(string skill) => skill.StartsWith("theme-", StringComparison.Ordinal);

    static bool IsRole(string skill) => skill.StartsWith("role-", StringComparison.Ordinal);

    string Career(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length) text.Append(Fill(Phrases.Careers));
        return text.ToString();
    }

    string Fill(string[] sentences)
    {
        var text = new StringBuilder(sentences[random.Next(sentences.Length)]);
        text.Replace("{subject}", Phrases.Subjects[Skewed(Phrases.Subjects.Length)]).Replace("{role}", Phrases.Roles[random.Next(Phrases.Roles.Length)])
            .Replace("{place}", Places[random.Next(Places.Length)]).Replace("{years}", (2 + random.Next(20)).ToString(CultureInfo.InvariantCulture))
            .Replace("{percent}", (5 + random.Next(60)).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>Different values, the first ones more often.</summary>
    T[] Weighted<T>(T[] all, int count)
    {
        var chosen = new HashSet<int>();
        while (chosen.Count < Math.Min(count, all.Length)) chosen.Add(Skewed(all.Length));
        return [.. chosen.Select(i => all[i])];
    }

    int Skewed(int below) => (int)(Math.Pow(random.NextDouble(), 1.8) * below);
}
