using System.Numerics;
using TalentPool.Search;

namespace TalentPool.Tests.Search;

public class BitKernelTests
{
    [Fact]
    public void Sets_of_every_length_are_counted_and_joined_as_word_by_word()
    {
        var random = new Random(1);
        for (var length = 0; length <= 1024; length += length < 70 ? 1 : 53)
        {
            var (left, right) = (Words(random, length), Words(random, length));
            var (and, or, andNot) = (left.ToArray(), left.ToArray(), left.ToArray());
            BitKernels.And(and, right);
            BitKernels.Or(or, right);
            BitKernels.AndNot(andNot, right);

            Assert.Equal(left.Zip(right, (a, b) => a & b), and);
            Assert.Equal(left.Zip(right, (a, b) => a | b), or);
            Assert.Equal(left.Zip(right, (a, b) => a & ~b), andNot);
            Assert.Equal(and.Sum(BitOperations.PopCount), BitKernels.AndCount(left, right));
            Assert.Equal(left.Sum(BitOperations.PopCount), BitKernels.Count(left));
        }
    }

    [Fact]
    public void A_full_set_of_a_whole_block_does_not_overflow()
    {
        var all = new ulong[1024];
        Array.Fill(all, ulong.MaxValue);

        Assert.Equal(65_536, BitKernels.Count(all));
    }

    [Fact]
    public void Whoever_has_at_least_so_much_is_set_at_every_length()
    {
        var random = new Random(2);
        for (var length = 1; length < 300; length += 7)
        {
            var values = Enumerable.Range(0, length).Select(_ => (ushort)random.Next(ushort.MaxValue + 1)).ToArray();
            foreach (var least in (ushort[])[0, 1, 32_767, 32_768, values[0], ushort.MaxValue])
            {
                var bits = new ulong[BitKernels.WordsFor(length)];
                BitKernels.AtLeast(values, least, bits);
                Assert.Equal(values.Select(v => v >= least), values.Select((_, i) => BitKernels.Has(bits, i)));
            }
        }
    }

    /// <summary>Dense, sparse and full words in turn.</summary>
    static ulong[] Words(Random random, int length) => [.. Enumerable.Range(0, length).Select(i => (i % 5) switch
    {
        0 => ulong.MaxValue,
        1 => 1UL << random.Next(64),
        _ => (ulong)random.NextInt64(),
    })];
}
