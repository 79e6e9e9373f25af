using System.Globalization;
using System.Text;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>
/// Whether the time of a search tells that somebody is there whom the viewer may not see: words that one hidden person alone has, against words that nobody has, each asked once, in turn.
/// All answers are empty; what differs is what the index finds before it leaves the person out.
/// </summary>
static class HiddenBenchmark
{
    const int Words = 4_000, FirstHan = 0x4E00, Han = 0x5000;

    public static void Run(int size)
    {
        var random = new Random(20261127);
        string Word() => new([.. Enumerable.Range(0, 4).Select(_ => (char)(FirstHan + random.Next(Han)))]);
        List<string> theirs = [.. Enumerable.Range(0, Words).Select(_ => Word())], nobodys = [.. Enumerable.Range(0, Words).Select(_ => Word())];
        var people = new SyntheticPeople(20260401).Take(size).ToList();
        var hidden = new SyntheticPeople(20260402).Person(size + 1) with { CareerText = new StringBuilder().AppendJoin('。', theirs).ToString(), BlockedOrganisationIds = [SyntheticPeople.Organisation(31)] };
        var index = CandidateIndex.Build([.. people, hidden]);
        int Ask(string word) => index.Search(new SearchCriteria { Text = word }, SearchQuestions.Viewer).Total;
        // Lets the runtime compile what is measured.
        for (var i = 0; i < 20_000; i++) Ask(Word());
        var (there, nowhere) = (new Latencies(), new Latencies());
        for (var i = 0; i < Words; i++)
            if (there.Measure(() => Ask(theirs[i])) + nowhere.Measure(() => Ask(nobodys[i])) != 0) throw new InvalidOperationException("A word that nobody who is seen has was found.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"- {size:N0} people: a word of a hidden person {there.Median * 1000:F1} µs (p50), {there.P99 * 1000:F1} µs (p99); a word of nobody {nowhere.Median * 1000:F1} µs, {nowhere.P99 * 1000:F1} µs; ratio of the medians {there.Median / nowhere.Median:F2}"));
    }
}
