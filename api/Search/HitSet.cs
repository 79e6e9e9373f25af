using System.Numerics;

namespace TalentPool.Search;

/// <summary>A kept set of people of one block: a sorted list when they are few, bits when they are many.</summary>
sealed class HitSet
{
    readonly ushort[]? few;
    readonly ulong[]? many;

    HitSet(ushort[]? few, ulong[]? many)
    {
        this.few = few;
        this.many = many;
    }

    public static HitSet From(ReadOnlySpan<ulong> bits)
    {
        var count = BitKernels.Count(bits);
        return count * sizeof(ushort) < bits.Length * sizeof(ulong) ? new(ListOf(bits, count), null) : new(null, bits.ToArray());
    }

    public static ushort[] ListOf(ReadOnlySpan<ulong> bits, int count)
    {
        var list = new ushort[count];
        var next = 0;
        for (var i = 0; i < bits.Length; i++)
            for (var rest = bits[i]; rest != 0; rest &= rest - 1)
                list[next++] = (ushort)(i << 6 | BitOperations.TrailingZeroCount(rest));
        return list;
    }

    public void OrInto(Span<ulong> into)
    {
        if (many is not null) BitKernels.Or(into, many);
        else foreach (var person in few!) BitKernels.Set(into, person);
    }

    /// <summary>Keeps in <paramref name="into"/> only the people of this set; <paramref name="scratch"/> is overwritten.</summary>
    public void AndInto(Span<ulong> into, Span<ulong> scratch)
    {
        if (many is not null)
        {
            BitKernels.And(into, many);
            return;
        }
        scratch = scratch[..into.Length];
        scratch.Clear();
        foreach (var person in few!)
            if (BitKernels.Has(into, person))
                BitKernels.Set(scratch, person);
        scratch.CopyTo(into);
    }
}
