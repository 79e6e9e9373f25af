using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TalentPool.Search;

/// <summary>
/// Sets of people as bits, 64 to a word: the loops in which a search spends its time. They are compiled at once at full
/// strength, since the first answers after a start count too.
/// </summary>
static class BitKernels
{
    /// <summary>A byte lane of counts (at most 8 a step) is emptied before it can overflow.</summary>
    const int StepsPerSum = 31;

    public static int WordsFor(int people) => (people + 63) >> 6;

    public static void Set(Span<ulong> bits, int index) => bits[index >> 6] |= 1UL << index;

    public static bool Has(ReadOnlySpan<ulong> bits, int index) => (bits[index >> 6] >> index & 1) != 0;

    public static int Count(ReadOnlySpan<ulong> bits) => AndCount(bits, bits);

    /// <summary>How many people are in both sets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int AndCount(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        right = right[..left.Length];
        var total = 0;
        var done = 0;
        if (Vector512.IsHardwareAccelerated && left.Length >= Vector512<ulong>.Count)
        {
            total = AndCount(MemoryMarshal.Cast<ulong, Vector512<byte>>(left), MemoryMarshal.Cast<ulong, Vector512<byte>>(right));
            done = left.Length / Vector512<ulong>.Count * Vector512<ulong>.Count;
        }
        for (var i = done; i < left.Length; i++) total += BitOperations.PopCount(left[i] & right[i]);
        return total;
    }

    public static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        other = other[..into.Length];
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(into);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < wide.Length; i++) wide[i] &= wideOther[i];
        for (var i = wide.Length * Vector<ulong>.Count; i < into.Length; i++) into[i] &= other[i];
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        other = other[..into.Length];
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(into);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < wide.Length; i++) wide[i] |= wideOther[i];
        for (var i = wide.Length * Vector<ulong>.Count; i < into.Length; i++) into[i] |= other[i];
    }

    public static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> without)
    {
        without = without[..into.Length];
        for (var i = 0; i < into.Length; i++) into[i] &= ~without[i];
    }

    /// <summary>Sets the bit of every value that is at least the least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AtLeast(ReadOnlySpan<ushort> values, ushort least, Span<ulong> into)
    {
        into.Clear();
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var bound = Vector512.Create(least);
            for (; i + 64 <= values.Length; i += 64)
            {
                var low = Vector512.GreaterThanOrEqual(Vector512.Create(values.Slice(i, 32)), bound).ExtractMostSignificantBits();
                var high = Vector512.GreaterThanOrEqual(Vector512.Create(values.Slice(i + 32, 32)), bound).ExtractMostSignificantBits();
                into[i >> 6] = low | high << 32;
            }
        }
        for (; i < values.Length; i++)
            if (values[i] >= least)
                Set(into, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int AndCount(ReadOnlySpan<Vector512<byte>> left, ReadOnlySpan<Vector512<byte>> right)
    {
        var ones = Vector512.Create(Vector256.Create(Nibbles, Nibbles), Vector256.Create(Nibbles, Nibbles));
        var low = Vector512.Create((byte)0x0F);
        var total = 0;
        for (var start = 0; start < left.Length; start += StepsPerSum)
        {
            var end = Math.Min(start + StepsPerSum, left.Length);
            var counts = Vector512<byte>.Zero;
            for (var i = start; i < end; i++)
            {
                var both = left[i] & right[i];
                counts += Vector512.ShuffleNative(ones, both & low);
                counts += Vector512.ShuffleNative(ones, Vector512.ShiftRightLogical(both.AsUInt16(), 4).AsByte() & low);
            }
            var pairs = counts.AsUInt16();
            total += Vector512.Sum((pairs & Vector512.Create((ushort)0xFF)) + Vector512.ShiftRightLogical(pairs, 8));
        }
        return total;
    }

    /// <summary>The number of ones in each number of four bits.</summary>
    static Vector128<byte> Nibbles => Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
}
