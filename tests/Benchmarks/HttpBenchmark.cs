using System.Diagnostics;
using System.Globalization;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>Search over HTTP against a page of the same product that is only written, on the same machine in the same run; restart time; memory with the demo.</summary>
static class HttpBenchmark
{
    const int Connections = 8, Requests = 4_200;

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static async Task Run(int[] sizes)
    {
        Console.WriteLine("| people | search/s | mean ms | p99 ms | whoami/s | ratio | restart s | memory MB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in sizes)
        {
            using var product = new Product();
            await product.Start("--Demo:Enabled=false");
            product.Stop();
            await ManyPeople.Insert(product.Database, new SyntheticPeople(20260401).Take(size));
            var restart = await product.Start("--Demo:Enabled=false");
            using var http = await product.SignedIn("prefecture", "310000");
            var questions = SearchQuestions.All.Select(question => Address(question.Criteria)).ToArray();
            await Ask(http, questions, 420);
            await Ask(http, ["api/accounts/me"], 420);
            var (rate, times) = await Ask(http, questions, Requests);
            var (floor, _) = await Ask(http, ["api/accounts/me"], Requests);
            Console.WriteLine(string.Create(Plain, $"| {size:N0} | {rate:N0} | {times.Average():F2} | {times.Order().ElementAt((int)(times.Count * 0.99)):F2} | {floor:N0} | {rate / floor:F2} | {restart.TotalSeconds:F1} | {product.Memory() / 1e6:N0} |"));
        }

        using var demo = new Product();
        var first = await demo.Start("--Demo:Enabled=true");
        Console.WriteLine();
        Console.WriteLine(string.Create(Plain, $"With the demo: first start {first.TotalSeconds:F1} s (schema, lists, 300 people), memory {demo.Memory() / 1e6:N0} MB."));
        demo.Stop();
        var second = await demo.Start("--Demo:Enabled=true");
        Console.WriteLine(string.Create(Plain, $"Second start: {second.TotalSeconds:F1} s."));
    }

    static async Task<(double PerSecond, List<double> Milliseconds)> Ask(HttpClient http, string[] addresses, int count)
    {
        List<double> all = [];
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            List<double> own = [];
            for (int number; (number = Interlocked.Increment(ref next)) < count;)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(addresses[number % addresses.Length]);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            lock (all) all.AddRange(own);
        }));
        return (count / Stopwatch.GetElapsedTime(began).TotalSeconds, all);
    }

    // What the address cannot say (days a week, region, start day, role) is left out: the question is a little wider then.
    static string Address(SearchCriteria criteria)
    {
        List<string> parts = [];
        if (criteria.Text.Length > 0) parts.Add("q=" + Uri.EscapeDataString(criteria.Text));
        void Add(string name, IEnumerable<string> values) => parts.AddRange(values.Select(value => $"{name}={value}"));
        Add("prefecture", criteria.Prefectures);
        Add("skill", criteria.Skills);
        Add("route", criteria.Routes);
        Add("employmentType", criteria.EmploymentTypes);
        Add("theme", criteria.Themes);
        Add("remote", criteria.Remote);
        if (criteria.MinMonths is { } months) parts.Add(string.Create(Plain, $"minMonths={months}"));
        if (criteria.Order != SearchOrder.Relevance) parts.Add("sort=" + (criteria.Order == SearchOrder.Newest ? "newest" : "experience"));
        if (criteria.Skip > 0) parts.Add(string.Create(Plain, $"page={criteria.Skip / 20}"));
        return "api/candidates?" + string.Join('&', parts);
    }
}
