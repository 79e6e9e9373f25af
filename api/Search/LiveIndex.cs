using TalentPool.Database;

namespace TalentPool.Search;

/// <summary>
/// The picture in force, kept up to date with the database by change number: each node follows by itself, so no node has to tell another.
/// A hidden person vanishes like any other change: within a second.
/// </summary>
public sealed class LiveIndex(Db db) : IDisposable
{
    const int ChangesAtATime = 2_000;

    readonly SemaphoreSlim following = new(1, 1);

    volatile CandidateIndex current = CandidateIndex.Empty;

    /// <summary>The latest picture; it never changes under the one who holds it.</summary>
    public CandidateIndex Current => current;

    /// <summary>Takes in every change that was committed before the call.</summary>
    /// <returns>How many people changed.</returns>
    public async Task<int> Follow(CancellationToken ct = default)
    {
        await following.WaitAsync(ct);
        try
        {
            var total = 0;
            while (true)
            {
                var changes = await SearchableRows.ReadAfter(db, current.LastChangeNo, ChangesAtATime, ct);
                if (changes.Count == 0) return total;
                current = current.With(changes.Listed, changes.Hidden, changes.LastChangeNo);
                total += changes.Count;
            }
        }
        finally
        {
            following.Release();
        }
    }

    public void Dispose() => following.Dispose();
}
