using TalentPool.Tests;
using TalentPool.Tests.Access;
using TalentPool.Tests.Disclosures;
using TalentPool.Tests.Fuzz;
using TalentPool.Tests.Search;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace TalentPool.Tests;

/// <summary>The classes that take longest begin first, so that the run does not end with one of them alone while the other core waits.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] Long = [.. new[] { typeof(FuzzTests), typeof(AccessMatrixTests), typeof(WorkerTests), typeof(DisclosureLawTests), typeof(DifferentialSearchTests), typeof(SqlTests) }.Select(test => test.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length)];
}
