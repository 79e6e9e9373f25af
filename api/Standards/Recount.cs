using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>What other rules would change on a day. Nobody is named in it, and nobody is taken off the list by it.</summary>
/// <param name="AsOf">The day of application that was counted to.</param>
/// <param name="PolicyBefore">The policy that would hold on that day otherwise.</param>
/// <param name="PolicyAfter">The policy with the proposal.</param>
/// <param name="EditionBefore">The edition of the catalogue that would hold otherwise.</param>
/// <param name="EditionAfter">The edition with the proposal.</param>
/// <param name="People">Everybody who was counted: listed, paused, lapsed or under review.</param>
/// <param name="Changed">Those whose verdict or routes would differ.</param>
/// <param name="MonthsOnly">Those whose counted months alone would differ.</param>
/// <param name="Kinds">How many by kind of change, the most first.</param>
/// <param name="Items">A page of those who differ, by public number.</param>
public sealed record Effect(
    DateOnly AsOf, string PolicyBefore, string PolicyAfter, string EditionBefore, string EditionAfter, int People, int Changed, int MonthsOnly,
    IReadOnlyList<Effect.Kind> Kinds, IReadOnlyList<Effect.Item> Items)
{
    /// <summary>How many items a page holds.</summary>
    public const int PageSize = 50;

    /// <param name="Before">The verdict without the proposal.</param>
    /// <param name="After">The verdict with it; the same when routes alone differ.</param>
    /// <param name="People">How many.</param>
    public sealed record Kind(string Before, string After, int People);

    /// <param name="PublicNumber">The number on the list.</param>
    /// <param name="Status">Where the person stands now.</param>
    /// <param name="Before">Eligible, NeedsReview, NotYet or Invalid without the proposal.</param>
    /// <param name="After">The same with it.</param>
    /// <param name="MonthsBefore">Counted months without it.</param>
    /// <param name="MonthsAfter">Counted months with it.</param>
    /// <param name="RoutesWon">Routes that only the proposal proves.</param>
    /// <param name="RoutesLost">Routes that the proposal no longer proves.</param>
    public sealed record Item(
        string PublicNumber, CandidateStatus Status, string Before, string After, int MonthsBefore, int MonthsAfter, IReadOnlyList<EligibilityRoute> RoutesWon, IReadOnlyList<EligibilityRoute> RoutesLost);
}

/// <summary>Judges everybody twice, by two sets of rules on one day, from their evidence as it stands now.</summary>
static class Recount
{
    const int AtATime = 1_000;

    static readonly string[] Statuses = [.. new[] { CandidateStatus.Listed, CandidateStatus.Paused, CandidateStatus.Lapsed, CandidateStatus.Submitted }.Select(Words.Of)];

    public static async Task<Effect> Run(
        Db db, DateOnly asOf, (EligibilityPolicy Policy, ExamEdition Edition) before, (EligibilityPolicy Policy, ExamEdition Edition) after, int page, CancellationToken ct)
    {
        var holders = await Holders(db, ct);
        Dictionary<(string, string), int> kinds = [];
        List<Effect.Item> items = [];
        var (people, changed, monthsOnly) = (0, 0, 0);
        await foreach (var person in Everybody(db, ct))
        {
            people++;
            var (was, will) = (Judge(before), Judge(after));
            var (from, to) = (was.Decision.Verdict.ToString(), will.Decision.Verdict.ToString());
            if (from == to && was.Decision.Routes.SequenceEqual(will.Decision.Routes))
            {
                if (was.Experience.Months != will.Experience.Months) monthsOnly++;
                continue;
            }

            kinds[(from, to)] = kinds.GetValueOrDefault((from, to)) + 1;
            if (changed++ / Effect.PageSize == page)
                items.Add(new(person.PublicNumber, person.Status, from, to, was.Experience.Months, will.Experience.Months,
                    [.. will.Decision.Routes.Except(was.Decision.Routes)], [.. was.Decision.Routes.Except(will.Decision.Routes)]));

            Judgement Judge((EligibilityPolicy Policy, ExamEdition Edition) rules) => Judgement.Of(person.Claim, asOf, rules.Policy, rules.Edition.Catalogue,
                number => holders.TryGetValue(number, out var holder) && holder != person.CandidateId);
        }

        return new(
            asOf, before.Policy.Experience.Version, after.Policy.Experience.Version, before.Edition.Name, after.Edition.Name, people, changed, monthsOnly,
            [.. kinds.Select(kind => new Effect.Kind(kind.Key.Item1, kind.Key.Item2, kind.Value)).OrderByDescending(kind => kind.People).ThenBy(kind => kind.Before).ThenBy(kind => kind.After)], items);
    }

    // Who holds a number; nobody's id when several do, so that it is another's for each of them.
    static async Task<Dictionary<string, Guid>> Holders(Db db, CancellationToken ct)
    {
        Dictionary<string, Guid> holders = new(StringComparer.Ordinal);
        foreach (var held in await db.Query<HeldNumber>(NumbersSql, null, ct))
            holders[held.NormalizedNumber] = holders.TryGetValue(held.NormalizedNumber, out var other) && other != held.CandidateId ? Guid.Empty : held.CandidateId;
        return holders;
    }

    // Page by page of public numbers, outside a transaction: nobody waits for a count.
    static async IAsyncEnumerable<Person> Everybody(Db db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = ""; ;)
        {
            var rows = await db.Query<PersonRow>(PeopleSql(db.Dialect), new { statuses = Statuses, after, skip = 0, take = AtATime }, ct);
            if (rows.Count == 0) yield break;
            var part = new { statuses = Statuses, after, last = rows[^1].PublicNumber };
            var leaves = (await db.Query<LeaveRow>(LeavesSql, part, ct)).ToLookup(leave => leave.CareerEntryId);
            var jobs = (await db.Query<JobRow>(JobsSql, part, ct)).ToLookup(job => job.CandidateId);
            var numbers = (await db.Query<NumberRow>(CertificatesSql, part, ct)).ToLookup(row => row.CandidateId, row => row.CertificateNumber);
            foreach (var row in rows)
                yield return new(row.CandidateId, row.PublicNumber, Words.Read<CandidateStatus>(row.Status), new(
                    [.. jobs[row.CandidateId].Select(job => SubmitRegistration.Job(job.Item(leaves[job.CareerEntryId])))], [.. numbers[row.CandidateId]], row.ClaimsEquivalent));
            after = part.last;
        }
    }

    sealed record Person(Guid CandidateId, string PublicNumber, CandidateStatus Status, EligibilityClaim Claim);

    sealed record HeldNumber
    {
        public required string NormalizedNumber { get; init; }
        public required Guid CandidateId { get; init; }
    }

    sealed record PersonRow
    {
        public required Guid CandidateId { get; init; }
        public required string PublicNumber { get; init; }
        public required string Status { get; init; }
        public bool ClaimsEquivalent { get; init; }
    }

    sealed record NumberRow
    {
        public required Guid CandidateId { get; init; }
        public required string CertificateNumber { get; init; }
    }

    sealed record LeaveRow
    {
        public required Guid CareerEntryId { get; init; }
        public required string Kind { get; init; }
        public required string StartText { get; init; }
        public required string EndText { get; init; }
    }

    sealed record JobRow
    {
        public required Guid CareerEntryId { get; init; }
        public required Guid CandidateId { get; init; }
        public required string StartText { get; init; }
        public string? EndText { get; init; }
        public required string Digital { get; init; }
        public int? WeeklyMinutes { get; init; }

        public CareerItem Item(IEnumerable<LeaveRow> leaves) => new("", "", StartText, EndText, Digital, WeeklyMinutes / 60m,
            [.. leaves.Select(leave => new CheckEligibility.LeaveInput(leave.Kind, leave.StartText, leave.EndText))], "");
    }

    const string NumbersSql = "SELECT NormalizedNumber, CandidateId FROM Qualification WHERE NormalizedNumber IS NOT NULL";

    static string PeopleSql(Dialect dialect) => $"""
        SELECT CandidateId, PublicNumber, Status, CASE WHEN EquivalentGrounds IS NULL THEN 0 ELSE 1 END AS ClaimsEquivalent
        FROM Candidate WHERE Status IN @statuses AND PublicNumber > @after
        ORDER BY PublicNumber {dialect.Page}
        """;

    const string JobsSql = """
        SELECT e.CareerEntryId, e.CandidateId, e.StartText, e.EndText, e.Digital, e.WeeklyMinutes
        FROM CareerEntry e JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.Status IN @statuses AND c.PublicNumber > @after AND c.PublicNumber <= @last
        ORDER BY e.CandidateId, e.Position
        """;

    const string LeavesSql = """
        SELECT l.CareerEntryId, l.Kind, l.StartText, l.EndText
        FROM CareerLeave l JOIN CareerEntry e ON e.CareerEntryId = l.CareerEntryId JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.Status IN @statuses AND c.PublicNumber > @after AND c.PublicNumber <= @last
        ORDER BY l.CareerEntryId, l.Position
        """;

    const string CertificatesSql = """
        SELECT q.CandidateId, q.CertificateNumber
        FROM Qualification q JOIN Candidate c ON c.CandidateId = q.CandidateId
        WHERE c.Status IN @statuses AND c.PublicNumber > @after AND c.PublicNumber <= @last
        ORDER BY q.CandidateId, q.Position
        """;
}
