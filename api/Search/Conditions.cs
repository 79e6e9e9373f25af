using System.Globalization;
using FacetKind = TalentPool.Search.Facet;

namespace TalentPool.Search;

/// <summary>One condition of a search on facts; <see cref="Facet"/> is the facet whose counts ignore it, if there is one.</summary>
abstract class Condition(Facet? facet)
{
    public Facet? Facet { get; } = facet;

    /// <summary>Fills <paramref name="into"/> with everyone of the block who meets the condition; bits after the last person do not count.</summary>
    public abstract void Fill(PeopleBlock block, Span<ulong> into, Span<ulong> scratch);

    public static List<Condition> Of(SearchCriteria criteria, FacetDictionary dictionary)
    {
        var conditions = new List<Condition>();
        AddAny(FacetKind.Prefecture, criteria.Prefectures);
        AddAny(FacetKind.ResidenceRegion, criteria.ResidenceRegions);
        AddAny(FacetKind.Route, criteria.Routes);
        AddAny(FacetKind.Theme, criteria.Themes);
        AddAny(FacetKind.RoleType, criteria.RoleTypes);
        AddAny(FacetKind.EmploymentType, criteria.EmploymentTypes);
        AddAny(FacetKind.Remote, criteria.Remote);
        if (criteria.Skills.Count > 0) conditions.Add(new AllSkills([.. criteria.Skills.Select(skill => dictionary.Find(FacetKind.Skill, skill))]));
        if (criteria.MinMonths is { } months) conditions.Add(new MonthsAtLeast(months));
        if (criteria.AvailableBy is { } day) conditions.Add(new StartsBy(day));
        if (criteria.MinDaysPerWeek is { } days)
            conditions.Add(new AnyOf(FacetKind.DaysPerWeek,
                [.. dictionary.ValuesOf(FacetKind.DaysPerWeek).Where(id => int.Parse(dictionary.NameOf(id), CultureInfo.InvariantCulture) >= days)]));
        return conditions;

        void AddAny(Facet facet, IReadOnlyList<string> values)
        {
            if (values.Count == 0) return;
            var ids = values.Select(value => dictionary.Find(facet, value)).OfType<ushort>();
            if (facet == FacetKind.Prefecture) ids = ids.Append(dictionary.Nationwide);
            conditions.Add(new AnyOf(facet, [.. ids]));
        }
    }
}

sealed class AnyOf(Facet facet, ushort[] values) : Condition(facet)
{
    public override void Fill(PeopleBlock block, Span<ulong> into, Span<ulong> scratch)
    {
        into.Clear();
        foreach (var value in values) block.Facets.OrInto(value, into);
    }
}

/// <summary>All are asked for, so the counts of the other skills keep the condition: each says how many remain when it is added. A skill that the dictionary does not know is nobody's.</summary>
sealed class AllSkills(ushort?[] skills) : Condition(null)
{
    public override void Fill(PeopleBlock block, Span<ulong> into, Span<ulong> scratch)
    {
        into.Fill(ulong.MaxValue);
        foreach (var skill in skills)
        {
            scratch.Clear();
            if (skill is { } known) block.Facets.OrInto(known, scratch);
            BitKernels.And(into, scratch);
        }
    }
}

sealed class MonthsAtLeast(int months) : Condition(FacetKind.ExperienceBand)
{
    public override void Fill(PeopleBlock block, Span<ulong> into, Span<ulong> scratch) =>
        BitKernels.AtLeast(block.Months, (ushort)Math.Clamp(months, 0, ushort.MaxValue), into);
}

sealed class StartsBy(DateOnly day) : Condition(null)
{
    public override void Fill(PeopleBlock block, Span<ulong> into, Span<ulong> scratch)
    {
        into.Fill(ulong.MaxValue);
        var later = Math.Max((ushort)1, PeopleBlock.DayOf(day.DayNumber + 1));
        BitKernels.AtLeast(block.AvailableDays, later, scratch);
        BitKernels.AndNot(into, scratch);
    }
}
