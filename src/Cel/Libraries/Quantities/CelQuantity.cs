using System.Globalization;
using System.Numerics;

namespace Keles.Cel;

/// <summary>A quantity: an exact decimal number, written with a suffix (<c>100m</c>, <c>1.5Gi</c>, <c>2e3</c>).</summary>
internal sealed class CelQuantity(BigInteger nanos) : CelOpaque
{
    private const int NanoDigits = 9;

    /// <summary>Longest text that is looked at; numbers beyond it do not occur.</summary>
    private const int MaxLength = 256;

    public static readonly CelType CelType = CelType.Opaque("kubernetes.Quantity");
    private static readonly BigInteger Billion = 1_000_000_000;

    /// <summary>The number in billionths, the finest a quantity knows.</summary>
    public BigInteger Nanos => nanos;

    public override CelType Type => CelType;

    public override bool SameAs(CelOpaque other) => other is CelQuantity q && q.Nanos == nanos;

    public override string ToString() => nanos % Billion == 0 ? (nanos / Billion).ToString(CultureInfo.InvariantCulture) : $"{nanos}n";

    public static CelQuantity Of(long whole) => new(whole * Billion);

    public long? AsInteger() => nanos % Billion == 0 && nanos / Billion is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    public double AsDouble() => Math.Exp(BigInteger.Log(BigInteger.Abs(nanos)) - Math.Log(1e9)) is var far && double.IsInfinity(far)
        ? nanos.Sign * double.PositiveInfinity
        : nanos.IsZero ? 0 : (double)nanos / 1e9;

    public static CelQuantity? Parse(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }
        var at = text[0] is '+' or '-' ? 1 : 0;
        var wholeEnd = Digits(text, at);
        var fractionEnd = wholeEnd < text.Length && text[wholeEnd] == '.' ? Digits(text, wholeEnd + 1) : wholeEnd;
        var digits = text[at..wholeEnd] + (fractionEnd > wholeEnd ? text[(wholeEnd + 1)..fractionEnd] : "");
        if (digits.Length == 0 || Suffix(text[fractionEnd..]) is not { } suffix)
        {
            return null;
        }
        var places = Math.Max(0, fractionEnd - wholeEnd - 1);
        var number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) * suffix.Factor;
        var exponent = NanoDigits + suffix.Exponent - places;
        BigInteger scaled;
        if (exponent >= 0)
        {
            scaled = number * BigInteger.Pow(10, exponent);
        }
        else
        {
            // Finer than a billionth is rounded up, away from zero.
            var divisor = BigInteger.Pow(10, -exponent);
            scaled = BigInteger.DivRem(number, divisor, out var rest) + (rest.IsZero ? 0 : 1);
        }
        return new CelQuantity(text[0] == '-' ? -scaled : scaled);
    }

    private static (BigInteger Factor, int Exponent)? Suffix(string suffix)
    {
        if (suffix.Length > 1 && suffix[0] is 'e' or 'E' && suffix.Length > 1)
        {
            return int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= MaxLength
                ? (BigInteger.One, exponent) : null;
        }
        return suffix switch
        {
            "n" => (1, -9),
            "u" => (1, -6),
            "m" => (1, -3),
            "" => (1, 0),
            "k" => (1, 3),
            "M" => (1, 6),
            "G" => (1, 9),
            "T" => (1, 12),
            "P" => (1, 15),
            "E" => (1, 18),
            "Ki" => (1L << 10, 0),
            "Mi" => (1L << 20, 0),
            "Gi" => (1L << 30, 0),
            "Ti" => (1L << 40, 0),
            "Pi" => (1L << 50, 0),
            "Ei" => (1L << 60, 0),
            _ => null,
        };
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return at;
    }
}
