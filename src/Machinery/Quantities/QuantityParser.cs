using System.Globalization;
using System.Numerics;

namespace Keles.Machinery;

/// <summary>Reads a quantity, keeping its text where upstream would write that same text again.</summary>
internal static class QuantityParser
{
    /// <summary>Up to so many digits upstream computes in 64 bits, and only there it remembers the text.</summary>
    private const int ShortDigits = 18;

    private static readonly BigInteger LargestBinary = long.MaxValue;

    public static string? Parse(string text, out Quantity quantity)
    {
        quantity = default;
        if (text.Length is 0 or > QuantityLimits.LongestText || !QuantityText.TrySplit(text, out var parts))
        {
            return QuantityErrors.Format;
        }

        if (!QuantitySuffix.TryInterpret(parts.Suffix, out var suffix))
        {
            return QuantityErrors.Suffix;
        }

        var digits = BigInteger.Parse(string.Concat(parts.Whole, parts.Fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.IsZero)
        {
            quantity = new Quantity(0, 0, suffix.Format, "0");
            return null;
        }

        var exponent = -parts.Fraction.Length;
        if (suffix.Base == 2)
        {
            digits <<= suffix.Exponent;
        }
        else
        {
            exponent += suffix.Exponent;
        }

        // The amount and not the text alone: written canonically, digits move into the exponent.
        if (exponent > 0 && digits.ToString(CultureInfo.InvariantCulture).Length - 1 + exponent > QuantityLimits.LargestExponent)
        {
            return QuantityErrors.Suffix;
        }

        var kept = IsKept(parts, suffix, exponent) ? text : null;
        var format = suffix.Format;
        Decimals.RoundAwayFromZero(ref digits, ref exponent, QuantityLimits.SmallestExponent);
        if (format == QuantityFormat.BinarySI)
        {
            Bound(ref digits, ref exponent, ref format);
        }

        digits = parts.Negative ? -digits : digits;
        var written = kept ?? QuantityWriter.Write(digits, exponent, format);
        if (written.Length > QuantityLimits.LongestText)
        {
            return QuantityErrors.Format;
        }

        quantity = new Quantity(digits, exponent, format, written);
        return null;
    }

    /// <summary>
    /// Upstream repeats the text as it came when a cheap look says it is canonical; that look lets some pass that are
    /// not (<c>+1</c>, <c>1.500</c>, <c>1E3</c>), and clients see those back unchanged.
    /// </summary>
    private static bool IsKept(QuantityText parts, QuantitySuffix suffix, int exponent)
    {
        if (suffix.Format == QuantityFormat.BinarySI)
        {
            var room = 14 - parts.Whole.Length - (int)(suffix.Exponent * 3f / 10);
            return parts.Fraction.IsEmpty && room >= 0 && parts.Whole.Length < ShortDigits
                && (long.Parse(parts.Whole, CultureInfo.InvariantCulture) & 7) != 0;
        }

        return parts.Whole.Length + parts.Fraction.Length <= ShortDigits
            && exponent >= QuantityLimits.SmallestExponent && exponent % 3 == 0
            && parts.Whole[0] != '0' && !EndsWithThousand(parts);
    }

    private static bool EndsWithThousand(QuantityText parts)
    {
        var digits = string.Concat(parts.Whole, parts.Fraction);
        return digits.EndsWith("000", StringComparison.Ordinal);
    }

    /// <summary>A binary amount stops at 2^63-1 without a word; below one it is better told in decimal.</summary>
    private static void Bound(ref BigInteger digits, ref int exponent, ref QuantityFormat format)
    {
        if (Decimals.Compare(digits, exponent, LargestBinary, 0) > 0)
        {
            (digits, exponent) = (LargestBinary, 0);
        }
        else if (Decimals.Compare(digits, exponent, BigInteger.One, 0) < 0)
        {
            format = QuantityFormat.DecimalSI;
        }
    }
}
