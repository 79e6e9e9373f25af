using Microsoft.Extensions.DependencyInjection;

namespace TalentPool.Tests;

/// <summary>How many statements the embedded database ran: what an answer costs, told without a clock.</summary>
sealed class StatementCount
{
    int count;

    public int Count => count;

    public void Begin() => count = 0;

    public void Watch(IServiceCollection services) => WatchedSqlite.Watch(services, () => (_, _) => Interlocked.Increment(ref count));
}
