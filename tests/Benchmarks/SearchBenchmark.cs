using System.Diagnostics;
using System.Globalization;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>
/// The search of the product against the same filters and GROUP BYs in SQLite, on one core, in one process, on the same
/// people; both must give the same totals, pages and counts, or nothing is printed. What cannot be beaten stands beside:
/// one AND and population count over every facet row.
/// </summary>
static class SearchBenchmark
{
    const int Seed = 20260401;
    const int Rounds = 60;
    const int Updates = 1000;
    static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static void Run(int[] sizes)
    {
        Console.WriteLine("| people | engine | mean ms | p50 ms | p99 ms | against SQLite, mean / p99 |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|");
        List<string> facts = [];
        WarmUp();
        foreach (var size in sizes) facts.Add(Run(size));
        Console.WriteLine();
        foreach (var fact in facts) Console.WriteLine(fact);
    }

    /// <summary>Lets the runtime compile what is measured, on other people, so that a first use is not its compiling.</summary>
    static void WarmUp()
    {
        var index = CandidateIndex.Build(new SyntheticPeople(Seed + 2).Take(3000));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime;)
        {
            index = index.With([new SyntheticPeople(Seed + 3).Person(1)], []);
            foreach (var (_, criteria) in SearchQuestions.All) Ask(index, criteria);
        }
    }

    static string Run(int size)
    {
        var (index, build, bytes) = Build(size);
        var first = new Latencies();
        foreach (var (_, criteria) in SearchQuestions.All) first.Measure(() => Ask(index, criteria));

        var warm = new Latencies();
        for (var round = 0; round < Rounds; round++)
            foreach (var (kind, criteria) in SearchQuestions.All)
                warm.Measure(() => kind == SearchQuestions.Count ? index.CountMatches(criteria, SearchQuestions.Viewer) : Ask(index, criteria));

        var limit = Limit(size);
        var sqlite = AskSqlite(size, index);
        Print(size, "in process, warm", warm, sqlite);
        Print(size, "in process, each question for the first time", first, sqlite);
        Print(size, "limit: AND + population count of every facet row", limit, sqlite);
        Print(size, "SQLite, FTS5 on bigrams + GROUP BY", sqlite, sqlite);
        var update = UpdateOne(index, size);
        return string.Create(Plain, $"- {size:N0} people: built in {build.TotalSeconds:F1} s; {bytes / (double)size:F0} bytes a person; slowest first use {first.P99:F1} ms; one person changed and visible in {update.Median:F3} ms (p50), {update.P99:F3} ms (p99).");
    }

    static (CandidateIndex Index, TimeSpan Build, long Bytes) Build(int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var people = new SyntheticPeople(Seed).Take(size).ToList();
        var start = Stopwatch.GetTimestamp();
        var index = CandidateIndex.Build(people);
        var build = Stopwatch.GetElapsedTime(start);
        people.Clear();
        people.TrimExcess();
        return (index, build, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    static int Ask(CandidateIndex index, SearchCriteria criteria) => index.Search(criteria, SearchQuestions.Viewer).Total;

    /// <summary>Nothing but the counting of a full answer: every counted facet of every person against one set.</summary>
    static Latencies Limit(int size)
    {
        var dictionary = FacetDictionary.Empty.Knowing(new SyntheticPeople(Seed).Take(size));
        var blocks = new SyntheticPeople(Seed).Take(size).Select(p => IndexedPerson.Of(p, dictionary)).Chunk(PeopleBlock.Capacity)
            .Select(people => (Bits: new FacetBits(people, dictionary), Set: HalfOf(people.Length))).ToArray();
        var counts = new int[dictionary.Count];
        var latencies = new Latencies();
        for (var round = 0; round < Rounds * 10; round++)
            latencies.Measure(() =>
            {
                foreach (var (bits, set) in blocks)
                    for (var facet = 0; facet < FacetNames.Counted; facet++)
                        bits.CountInto(counts, (Facet)facet, set);
                return counts[0];
            });
        return latencies;
    }

    static ulong[] HalfOf(int people)
    {
        var set = new ulong[BitKernels.WordsFor(people)];
        for (var i = 0; i < people; i += 2) BitKernels.Set(set, i);
        return set;
    }

    static Latencies AskSqlite(int size, CandidateIndex index)
    {
        using var list = new SqliteList(new SyntheticPeople(Seed).Take(size));
        var search = new SqliteSearch(list, SearchQuestions.Viewer);
        foreach (var (_, criteria) in SearchQuestions.All) RequireSame(search.Search(criteria), index.Search(criteria, SearchQuestions.Viewer), criteria);
        var latencies = new Latencies();
        foreach (var (kind, criteria) in SearchQuestions.All)
            latencies.Measure(() => kind == SearchQuestions.Count ? search.Count(criteria) : search.Search(criteria).Total);
        return latencies;
    }

    static void RequireSame(SqliteSearch.Answer sql, SearchAnswer answer, SearchCriteria criteria)
    {
        var counts = FacetNames.All.SelectMany(facet => answer.Facets.In(facet).Select(c => ((facet, c.Value), c.Count))).ToDictionary();
        if (sql.Total != answer.Total || !sql.CandidateIds.SequenceEqual(answer.CandidateIds) || sql.Counts.Count != counts.Count || sql.Counts.Except(counts).Any())
            throw new InvalidOperationException($"SQLite and the index disagree ({sql.Total} and {answer.Total} people) on {criteria}");
    }

    static Latencies UpdateOne(CandidateIndex index, int size)
    {
        var people = new SyntheticPeople(Seed + 1);
        var latencies = new Latencies();
        for (var i = 0; i < Updates; i++)
        {
            var changed = people.Person(1 + i * 7919 % size) with { ChangeNo = size + i + 1 };
            index = latencies.Measure(() => index.With([changed], []));
        }
        return latencies;
    }

    static void Print(int size, string engine, Latencies measured, Latencies sqlite) => Console.WriteLine(string.Create(Plain,
        $"| {size:N0} | {engine} | {measured.Mean:F3} | {measured.Median:F3} | {measured.P99:F3} | {sqlite.Mean / measured.Mean:F0}x / {sqlite.P99 / measured.P99:F0}x |"));
}
