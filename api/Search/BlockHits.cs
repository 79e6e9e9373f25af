namespace TalentPool.Search;

/// <summary>The people of one block who answer a search; those who hold every word in front (headline, skill names) come first.</summary>
readonly record struct BlockHits(PeopleBlock Block, ReadOnlyMemory<ulong> All, int Count, ReadOnlyMemory<ulong> InFront, int InFrontCount)
{
    /// <summary>The hits of one rank: all in front, or all others.</summary>
    public BlockHits Rank(bool inFront)
    {
        if (inFront) return this with { All = InFront, Count = InFrontCount };
        if (InFrontCount == 0) return this;
        var others = Scratch.Mine.Lend(Block.Words);
        All.CopyTo(others);
        BitKernels.AndNot(others.Span, InFront.Span);
        return this with { All = others, Count = Count - InFrontCount };
    }
}
