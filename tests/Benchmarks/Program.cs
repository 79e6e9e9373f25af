using System.Globalization;
using TalentPool.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- all | search 10000 100000 | http 10000 | digest 10000 | hidden 10000
int[] Sizes(string[] given) => given.Length == 0 ? [10_000] : [.. given.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

switch (args)
{
    case [] or ["all"]:
        SearchBenchmark.Run([10_000, 100_000]);
        await HttpBenchmark.Run([10_000, 100_000]);
        await DigestBenchmark.Run(10_000);
        HiddenBenchmark.Run(10_000);
        return 0;
    case ["search", .. var sizes]:
        SearchBenchmark.Run(Sizes(sizes));
        return 0;
    case ["http", .. var sizes]:
        await HttpBenchmark.Run(Sizes(sizes));
        return 0;
    case ["digest", .. var sizes]:
        await DigestBenchmark.Run(Sizes(sizes)[0]);
        return 0;
    case ["hidden", .. var sizes]:
        HiddenBenchmark.Run(Sizes(sizes)[0]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: all | search | http | digest | hidden, each but all with numbers of people");
        return 1;
}
