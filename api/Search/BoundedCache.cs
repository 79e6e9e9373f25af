using System.Collections.Concurrent;

namespace TalentPool.Search;

/// <summary>
/// Remembers what was asked lately, never more than about <c>capacity</c> entries: when the young half is full it
/// becomes the old half and the old half is forgotten, so what is asked again survives. Safe for many readers.
/// </summary>
sealed class BoundedCache<TKey, TValue>(int capacity) where TKey : notnull
{
    readonly int half = Math.Max(1, capacity / 2);
    readonly Lock turning = new();
    volatile ConcurrentDictionary<TKey, TValue> young = new();
    volatile ConcurrentDictionary<TKey, TValue> old = new();

    public int Count => young.Count + old.Count;

    public bool TryGet(TKey key, out TValue value)
    {
        if (young.TryGetValue(key, out value!)) return true;
        if (!old.TryGetValue(key, out value!)) return false;
        Keep(key, value);
        return true;
    }

    public void Keep(TKey key, TValue value)
    {
        lock (turning)
        {
            if (young.Count >= half)
            {
                old = young;
                young = new();
            }
            young[key] = value;
        }
    }
}
