namespace TalentPool.Search;

/// <summary>Working memory of one thread for one search: sets are lent one after the other and all given back at once.</summary>
sealed class Scratch
{
    /// <summary>What a thread keeps when it is done; more (8 kB each) is left to the collector.</summary>
    const int SetsKept = 128;

    [ThreadStatic] static Scratch? mine;

    readonly List<ulong[]> sets = [];
    int lent;

    public static Scratch Mine => mine ??= new();

    /// <summary>A set of so many words, with whatever the last use left in it.</summary>
    public Memory<ulong> Lend(int words)
    {
        if (lent == sets.Count) sets.Add(new ulong[PeopleBlock.Capacity / 64]);
        return sets[lent++].AsMemory(0, words);
    }

    public void TakeBack()
    {
        lent = 0;
        if (sets.Count > SetsKept) sets.RemoveRange(SetsKept, sets.Count - SetsKept);
    }
}
