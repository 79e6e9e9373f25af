using System.Collections.Concurrent;

namespace TalentPool.OwnData;

/// <summary>One export of an account at a time: each holds a file in memory and a connection for as long as the reader takes.</summary>
public sealed class ExportTurns
{
    readonly ConcurrentDictionary<Guid, bool> running = new();

    /// <summary>The turn of an account, given back by disposing it; null while another is out.</summary>
    public IDisposable? Take(Guid accountId) => running.TryAdd(accountId, true) ? new Turn(running, accountId) : null;

    sealed class Turn(ConcurrentDictionary<Guid, bool> running, Guid accountId) : IDisposable
    {
        public void Dispose() => running.TryRemove(accountId, out _);
    }
}
