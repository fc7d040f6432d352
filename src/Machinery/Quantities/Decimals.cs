using System.Numerics;

namespace Keles.Machinery;

/// <summary>Exact arithmetic on numbers written as digits times a power of ten.</summary>
internal static class Decimals
{
    private const double DecimalDigitsPerBit = 0.30102999566398120;

    /// <summary>
    /// Compares without lining up exponents that lie far apart: the magnitudes tell first, so that a comparison never
    /// builds a number much longer than its operands.
    /// </summary>
    public static int Compare(BigInteger a, int aExponent, BigInteger b, int bExponent)
    {
        if (a.Sign != b.Sign || a.IsZero)
        {
            return a.Sign.CompareTo(b.Sign);
        }

        var apart = Magnitude(a) + aExponent - Magnitude(b) - bExponent;
        if (Math.Abs(apart) > 2)
        {
            return apart > 0 ? a.Sign : -a.Sign;
        }

        Align(ref a, aExponent, ref b, bExponent);
        return a.CompareTo(b);
    }

    /// <summary>Brings both to the smaller exponent and returns it.</summary>
    public static int Align(ref BigInteger a, int aExponent, ref BigInteger b, int bExponent)
    {
        if (aExponent > bExponent)
        {
            a *= BigInteger.Pow(10, aExponent - bExponent);
            return bExponent;
        }

        if (bExponent > aExponent)
        {
            b *= BigInteger.Pow(10, bExponent - aExponent);
        }

        return aExponent;
    }

    /// <summary>Drops what is finer than <paramref name="finest"/>, rounding away from zero; false if something was lost.</summary>
    public static bool RoundAwayFromZero(ref BigInteger digits, ref int exponent, int finest)
    {
        if (exponent >= finest)
        {
            return true;
        }

        var lost = finest - exponent;
        exponent = finest;
        if (Magnitude(digits) + 2 < lost)
        {
            var wasZero = digits.IsZero;
            digits = digits.Sign;
            return wasZero;
        }

        digits = BigInteger.DivRem(digits, BigInteger.Pow(10, lost), out var rest);
        digits += rest.Sign;
        return rest.IsZero;
    }

    /// <summary>The whole number, away from zero, held within 64 bits.</summary>
    public static long ToInt64(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
        {
            return 0;
        }

        if (Magnitude(digits) + exponent > 25)
        {
            return digits.Sign > 0 ? long.MaxValue : long.MinValue;
        }

        if (exponent < 0)
        {
            RoundAwayFromZero(ref digits, ref exponent, 0);
        }

        digits *= BigInteger.Pow(10, exponent);
        return (long)BigInteger.Clamp(digits, long.MinValue, long.MaxValue);
    }

    private static double Magnitude(BigInteger digits) => (double)BigInteger.Abs(digits).GetBitLength() * DecimalDigitsPerBit;
}
