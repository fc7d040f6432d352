using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Keles.Machinery;

/// <summary>
/// An exact amount of a resource: digits times a power of ten, with the suffix family it was written in.
/// Two quantities are equal when they are written as the same text (so equal objects have equal bytes:
/// <c>1Gi</c> and <c>1073741824</c> differ); <see cref="CompareTo"/> compares the amounts alone.
/// </summary>
public readonly struct Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private readonly BigInteger digits;
    private readonly int exponent;
    private readonly string? text;

    internal Quantity(BigInteger digits, int exponent, QuantityFormat format, string? text)
    {
        this.digits = digits;
        this.exponent = exponent;
        this.text = text;
        Format = format;
    }

    public QuantityFormat Format { get; }

    public static Quantity Zero => default;

    public bool IsZero => digits.IsZero;

    public int Sign => digits.Sign;

    public static Quantity Of(long value, QuantityFormat format = QuantityFormat.DecimalSI) => new(value, 0, format, null);

    public static Quantity OfMilli(long thousandths, QuantityFormat format = QuantityFormat.DecimalSI) => new(thousandths, -3, format, null);

    /// <summary><paramref name="value"/> times ten to the power of <paramref name="exponent"/>, which is not below -9.</summary>
    public static Quantity OfScaled(long value, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, QuantityLimits.SmallestExponent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exponent, QuantityLimits.LargestExponent);
        return new(value, exponent, QuantityFormat.DecimalSI, null);
    }

    /// <exception cref="FormatException">With upstream's words for what is wrong.</exception>
    public static Quantity Parse(string text)
        => TryParse(text, out var quantity, out var error) ? quantity : throw new FormatException(error);

    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity quantity) => TryParse(text, out quantity, out _);

    /// <summary>Reads any form upstream reads; <paramref name="error"/> is upstream's message.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity quantity, [NotNullWhen(false)] out string? error)
    {
        error = QuantityParser.Parse(text ?? "", out quantity);
        return error is null;
    }

    /// <summary>The whole amount, rounded away from zero, held within 64 bits.</summary>
    public long Value() => ScaledValue(0);

    /// <summary>The amount in thousandths, rounded away from zero, held within 64 bits.</summary>
    public long MilliValue() => ScaledValue(-3);

    /// <summary>The amount in units of ten to the power of <paramref name="exponent"/>, rounded away from zero.</summary>
    public long ScaledValue(int exponent) => Decimals.ToInt64(digits, this.exponent - exponent);

    /// <summary>The nearest double; precision is lost beyond 15 digits.</summary>
    public double ToDouble() => (double)digits * Math.Pow(10, exponent);

    /// <summary>The sum, in the format of the left one unless that is zero.</summary>
    public Quantity Add(Quantity other)
    {
        var (a, b) = (digits, other.digits);
        var common = Decimals.Align(ref a, exponent, ref b, other.exponent);
        return new(a + b, common, IsZero ? other.Format : Format, null);
    }

    public Quantity Negate() => new(-digits, exponent, Format, null);

    public Quantity Subtract(Quantity other) => Add(other.Negate());

    public Quantity Multiply(long factor) => new(digits * factor, exponent, Format, null);

    /// <summary>The amount without what is finer than ten to the power of <paramref name="exponent"/>, away from zero.</summary>
    public Quantity RoundUp(int exponent)
    {
        var (rounded, finest) = (digits, this.exponent);
        Decimals.RoundAwayFromZero(ref rounded, ref finest, exponent);
        return finest == this.exponent ? this : new(rounded, finest, Format, null);
    }

    public Quantity WithFormat(QuantityFormat format) => format == Format ? this : new(digits, exponent, format, null);

    public int CompareTo(Quantity other) => Decimals.Compare(digits, exponent, other.digits, other.exponent);

    public bool Equals(Quantity other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The text that goes to clients and to storage.</summary>
    public override string ToString() => text ?? QuantityWriter.Write(digits, exponent, Format);

    public static Quantity operator +(Quantity a, Quantity b) => a.Add(b);

    public static Quantity operator -(Quantity a, Quantity b) => a.Subtract(b);

    public static Quantity operator -(Quantity a) => a.Negate();

    public static bool operator ==(Quantity a, Quantity b) => a.Equals(b);

    public static bool operator !=(Quantity a, Quantity b) => !a.Equals(b);

    public static bool operator <(Quantity a, Quantity b) => a.CompareTo(b) < 0;

    public static bool operator >(Quantity a, Quantity b) => a.CompareTo(b) > 0;

    public static bool operator <=(Quantity a, Quantity b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Quantity a, Quantity b) => a.CompareTo(b) >= 0;
}
