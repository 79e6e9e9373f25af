using System.Collections.Concurrent;

namespace TalentPool.Http;

/// <summary>What the product still waits for before it can answer: each part says when it is ready.</summary>
public sealed class Readiness
{
    readonly ConcurrentDictionary<string, bool> parts = new(StringComparer.Ordinal) { ["database"] = false, ["index"] = false };

    /// <summary>Registers a part, or says that it is ready.</summary>
    public void Set(string part, bool isReady) => parts[part] = isReady;

    /// <summary>Every part and whether it is ready.</summary>
    public IReadOnlyDictionary<string, bool> Parts => parts;

    /// <summary>True when every part is.</summary>
    public bool IsReady => parts.Values.All(ready => ready);
}
