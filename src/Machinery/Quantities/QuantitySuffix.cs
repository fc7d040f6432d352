using System.Globalization;

namespace Keles.Machinery;

/// <summary>What a suffix multiplies by (base to the power of exponent) and the format it belongs to.</summary>
internal readonly record struct QuantitySuffix(int Base, int Exponent, QuantityFormat Format)
{
    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static bool TryInterpret(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        for (var i = 0; i < Decimal.Length; i++)
        {
            if (text.SequenceEqual(Decimal[i]))
            {
                suffix = new(10, (i - 3) * 3, QuantityFormat.DecimalSI);
                return true;
            }
        }

        for (var i = 1; i < Binary.Length; i++)
        {
            if (text.SequenceEqual(Binary[i]))
            {
                suffix = new(2, i * 10, QuantityFormat.BinarySI);
                return true;
            }
        }

        return TryExponent(text, out suffix);
    }

    /// <summary>The suffix for a power of ten; where the SI letters end, the exponent is spelled out.</summary>
    public static string ForPowerOfTen(int exponent, QuantityFormat format)
    {
        var place = exponent / 3 + 3;
        if (format == QuantityFormat.DecimalSI && place >= 0 && place < Decimal.Length)
        {
            return Decimal[place];
        }

        return exponent == 0 ? "" : "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The largest power of 1024 that has a suffix.</summary>
    public static int LargestPowerOf1024 => Binary.Length - 1;

    public static string ForPowerOf1024(int power) => Binary[power];

    private static bool TryExponent(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        suffix = default;
        if (text.Length < 2 || (text[0] != 'e' && text[0] != 'E')
            || !long.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent > QuantityLimits.LargestExponent)
        {
            return false;
        }

        // Anything this small is rounded up to a billionth, whatever it was.
        exponent = Math.Max(exponent, -2 * QuantityLimits.LongestText);
        suffix = new(10, (int)exponent, QuantityFormat.DecimalExponent);
        return true;
    }
}
