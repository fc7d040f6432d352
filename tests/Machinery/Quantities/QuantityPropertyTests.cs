using System.Numerics;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Quantities;

public sealed class QuantityPropertyTests
{
    private static readonly string[] Suffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-3", "e+12"];

    [Fact]
    public void An_amount_whose_canonical_text_would_be_too_long_is_refused()
        => Assert.False(Quantity.TryParse(new string('9', QuantityLimits.LongestText - 2) + ".5", out _));

    [Theory]
    [InlineData("1e1000")]
    [InlineData("9e1000")]
    [InlineData("1500e997")]
    [InlineData("0.015e1000")]
    public void The_largest_amounts_are_read_again_as_they_are_written(string text)
    {
        var amount = Quantity.Parse(text);
        Assert.Equal(0, Quantity.Parse(amount.ToString()).CompareTo(amount));
    }

    [Fact]
    public void Writing_is_stable_and_keeps_the_amount() => Seeded.Run(20_000, random =>
    {
        var quantity = Quantity.Parse(SomeText(random));
        var again = Quantity.Parse(quantity.ToString());
        Assert.Equal(quantity.ToString(), again.ToString());
        Assert.Equal(0, quantity.CompareTo(again));
    });

    [Fact]
    public void Sums_agree_with_arithmetic_in_billionths() => Seeded.Run(20_000, random =>
    {
        var (a, b) = (Quantity.Parse(SomeText(random)), Quantity.Parse(SomeText(random)));
        Assert.Equal(Billionths(a) + Billionths(b), Billionths(a + b));
        Assert.Equal(Billionths(a) - Billionths(b), Billionths(a - b));
        Assert.Equal(Billionths(a).CompareTo(Billionths(b)), a.CompareTo(b));
        Assert.Equal(a, a + b - b is var back && a.IsZero ? back.WithFormat(a.Format) : Canonical(back, a));
    });

    [Fact]
    public void Any_text_is_either_read_or_refused_with_words() => Seeded.Run(100_000, random =>
    {
        var text = random.Text("0123456789.+-eEinumkKMGTPi x٣", 14);
        if (Quantity.TryParse(text, out var quantity, out var error))
        {
            Assert.True(Quantity.TryParse(quantity.ToString(), out _), $"{text} became {quantity}");
        }
        else
        {
            Assert.False(string.IsNullOrEmpty(error));
        }
    });

    [Fact]
    public void Far_apart_exponents_cost_no_more_than_their_difference()
    {
        var sum = Quantity.Parse("1e1000") + Quantity.Parse("1n");
        Assert.Equal(1, sum.CompareTo(Quantity.Parse("1e1000")));
    }

    // What a + b - b writes may differ from a only where a's text was kept as it came (+1, 1.500).
    private static Quantity Canonical(Quantity back, Quantity original)
        => back.CompareTo(original) == 0 ? original : back;

    private static BigInteger Billionths(Quantity quantity)
    {
        Assert.True(QuantityText.TrySplit(quantity.ToString(), out var parts));
        Assert.True(QuantitySuffix.TryInterpret(parts.Suffix, out var suffix));
        var digits = BigInteger.Parse(string.Concat(parts.Whole, parts.Fraction)) * (parts.Negative ? -1 : 1);
        var factor = suffix.Base == 2 ? BigInteger.Pow(2, suffix.Exponent) : BigInteger.One;
        var exponent = 9 - parts.Fraction.Length + (suffix.Base == 10 ? suffix.Exponent : 0);
        return digits * factor * BigInteger.Pow(10, exponent);
    }

    private static string SomeText(Random random)
    {
        var whole = random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 12)));
        var fraction = random.Next(3) == 0 ? "." + random.Next(0, 1000) : "";
        var sign = random.Next(5) == 0 ? "-" : "";
        return sign + whole + fraction + Suffixes[random.Next(Suffixes.Length)];
    }
}
