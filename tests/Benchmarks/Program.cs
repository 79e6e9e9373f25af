using TalentPool.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- search 10000 100000
switch (args)
{
    case [] or ["search"]:
        SearchBenchmark.Run([10_000, 100_000]);
        return 0;
    case ["search", .. var sizes]:
        SearchBenchmark.Run([.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: search [number of people]...");
        return 1;
}
