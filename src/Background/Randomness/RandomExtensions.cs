using System.Buffers.Binary;

namespace Keles.Background;

/// <summary>What is usually asked of a random source, defined once so that a seed gives the same answers everywhere.</summary>
public static class RandomExtensions
{
    private const double TwoToMinus53 = 1.0 / (1UL << 53);

    /// <summary>Uniform in [0, 1).</summary>
    public static double NextDouble(this IRandom random) => (random.NextUInt64() >> 11) * TwoToMinus53;

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>), without modulo bias.</summary>
    public static int Next(this IRandom random, int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var range = (ulong)exclusiveMax;
        var firstUnfair = ulong.MaxValue - (ulong.MaxValue % range);
        ulong value;
        do
        {
            value = random.NextUInt64();
        }
        while (value >= firstUnfair);
        return (int)(value % range);
    }

    /// <summary>Uniform in [<paramref name="min"/>, <paramref name="exclusiveMax"/>).</summary>
    public static int Next(this IRandom random, int min, int exclusiveMax) => min + random.Next(exclusiveMax - min);

    /// <summary><paramref name="length"/> characters, each drawn from <paramref name="alphabet"/>.</summary>
    public static string NextString(this IRandom random, string alphabet, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(alphabet);
        return string.Create(length, (random, alphabet), static (chars, from) =>
        {
            foreach (ref var c in chars)
            {
                c = from.alphabet[from.random.Next(from.alphabet.Length)];
            }
        });
    }

    public static void NextBytes(this IRandom random, Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (bytes.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, random.NextUInt64());
            var taken = Math.Min(bytes.Length, word.Length);
            word[..taken].CopyTo(bytes);
            bytes = bytes[taken..];
        }
    }

    /// <summary>Puts <paramref name="items"/> into a random order.</summary>
    public static void Shuffle<T>(this IRandom random, Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>
    /// <paramref name="span"/> lengthened by up to <paramref name="factor"/> of itself, so that many loops of the same
    /// period do not beat in step. A factor of zero draws nothing.
    /// </summary>
    public static TimeSpan Jitter(this IRandom random, TimeSpan span, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return factor == 0 ? span : span + (span * (random.NextDouble() * factor));
    }
}
