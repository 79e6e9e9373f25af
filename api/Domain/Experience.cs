namespace TalentPool.Domain;

/// <summary>How far work was in the digital field (デジタル分野).</summary>
public enum DigitalShare
{
    /// <summary>Its main part: counted.</summary>
    Yes,

    /// <summary>A part of it: declared, for the ministry to judge.</summary>
    Partial,

    /// <summary>Not at all: not counted.</summary>
    No,
}

/// <summary>A time away from work (休職・育児休業など), by its first and last day as <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; without an end it lasts.</summary>
public sealed record Leave(string Kind, string Start, string? End)
{
    /// <summary>The kinds that a profile knows: around childbirth (産前産後休業), childcare (育児休業), care of relatives (介護休業), any other.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["maternity", "childcare", "care", "leave"];
}

/// <summary>One employment (職歴), by its first and last day as <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; null while it lasts.</param>
/// <param name="Digital">How far it was digital.</param>
/// <param name="WeeklyHours">Hours a week; null means full time.</param>
/// <param name="Leaves">Times away from it.</param>
public sealed record Job(string Start, string? End, DigitalShare Digital = DigitalShare.Yes, decimal? WeeklyHours = null, IReadOnlyList<Leave>? Leaves = null);

/// <summary>
/// The figures of route 1 that the ministry's page leaves open. Failing one leads to a review by the ministry, never to a silent refusal.
/// </summary>
/// <param name="Version">Kept with each verdict.</param>
/// <param name="RequiredMonths">Five years.</param>
/// <param name="MinWeeklyHours">From this many hours a week on, work counts in full.</param>
/// <param name="DaysPerCarryMonth">Left-over days of several periods that make a month.</param>
/// <param name="LeaveCutFromMonths">Leaves of this many full months or more are not counted.</param>
public sealed record ExperiencePolicy(string Version, int RequiredMonths, decimal MinWeeklyHours, int DaysPerCarryMonth, int LeaveCutFromMonths)
{
    /// <summary>The figures most public recruiters use (see the README, Decisions).</summary>
    public static ExperiencePolicy Current { get; } = new("2026-11", 60, 30, 30, 1);

    /// <summary>Kinds of leave that always count: before and after childbirth (産前産後休業).</summary>
    public IReadOnlyList<string> KeptLeaveKinds { get; init; } = ["maternity"];
}

/// <summary>What the rules make of a career.</summary>
public enum ExperienceVerdict
{
    /// <summary>The required months are proved by the entries.</summary>
    Eligible,

    /// <summary>They are reached only with work that the rules do not count by themselves: the ministry decides.</summary>
    NeedsReview,

    /// <summary>Months are missing.</summary>
    NotYet,

    /// <summary>A period cannot be: its end lies before its start, or a date is none.</summary>
    Invalid,
}

/// <summary>A fault in the input, by its path such as <c>jobs[0].end</c>.</summary>
public sealed record PeriodFault(string Path, PeriodFaultKind Kind);

/// <summary>What is wrong with a period.</summary>
public enum PeriodFaultKind
{
    /// <summary>Neither yyyy-MM nor yyyy-MM-dd, or no day of the calendar.</summary>
    NotADate,

    /// <summary>The end lies before the start.</summary>
    EndBeforeStart,
}

/// <summary>What one entry gave: its own length, and how much of that other entries cover too.</summary>
/// <param name="Position">Its place in the input, from 0.</param>
/// <param name="Months">Full months that it counts by itself, without leaves.</param>
/// <param name="Days">Days beyond these.</param>
/// <param name="OverlapDays">Days that an earlier entry counts as well.</param>
/// <param name="LeaveDays">Days cut out as leave.</param>
/// <param name="Note">counted, declared, notDigital or future.</param>
public sealed record EntryCount(int Position, int Months, int Days, int OverlapDays, int LeaveDays, string Note)
{
    /// <summary>The earlier entries that count some of the same days; where three overlap, a day is told of for each.</summary>
    public IReadOnlyList<EntryOverlap> Overlaps { get; init; } = [];

    /// <summary>The leaves that were cut out of it.</summary>
    public IReadOnlyList<CutLeave> CutLeaves { get; init; } = [];
}

/// <summary>Days that two entries share.</summary>
/// <param name="Position">The place of the other, earlier entry, from 0.</param>
/// <param name="Days">How many days.</param>
public sealed record EntryOverlap(int Position, int Days);

/// <summary>A time away that is not counted, by its first and last day within the entry.</summary>
public sealed record CutLeave(DateOnly From, DateOnly To, int Days);

/// <summary>A stretch of counted work after merging what overlaps or touches, by its first and last day.</summary>
public sealed record CountedSpan(DateOnly From, DateOnly To, int Months, int Days);

/// <summary>The count of route 1 with what explains it.</summary>
/// <param name="Months">Counted full months.</param>
/// <param name="Days">Days beyond these.</param>
/// <param name="DeclaredMonths">Months with work that is declared but not counted by itself.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="MissingMonths">Months that are missing to the required number; 0 when reached.</param>
/// <param name="Warnings">Codes such as <c>job0:future</c>.</param>
/// <param name="Entries">What each entry gave, in the order of the input.</param>
/// <param name="Faults">Why the verdict is Invalid.</param>
public sealed record ExperienceCount(
    int Months, int Days, int DeclaredMonths, ExperienceVerdict Verdict, int MissingMonths,
    IReadOnlyList<string> Warnings, IReadOnlyList<EntryCount> Entries, IReadOnlyList<PeriodFault> Faults)
{
    /// <summary>What was counted, merged, in order of time.</summary>
    public IReadOnlyList<CountedSpan> Spans { get; init; } = [];

    /// <summary>Months of <see cref="Months"/> that were made of left-over days.</summary>
    public int CarriedMonths { get; init; }

    /// <summary>The first day of application on which the required months are reached when the jobs of today go on; null when reached already or not to be foreseen.</summary>
    public DateOnly? ReachedOn { get; init; }
}
