using System.Globalization;
using System.Numerics;

namespace Keles.Machinery;

/// <summary>
/// The canonical text of an amount: no precision lost, no fraction, the suffix as large as possible.
/// A binary amount below 1024, or with a fraction, is written in decimal.
/// </summary>
internal static class QuantityWriter
{
    private static readonly BigInteger Kibi = 1024;

    public static string Write(BigInteger digits, int exponent, QuantityFormat format)
    {
        if (digits.IsZero)
        {
            return "0";
        }

        if (format == QuantityFormat.BinarySI)
        {
            if (TryWhole(digits, exponent, out var whole) && BigInteger.Abs(whole) >= Kibi)
            {
                return WriteBinary(whole);
            }

            format = QuantityFormat.DecimalSI;
        }

        return WriteDecimal(digits, exponent, format);
    }

    private static bool TryWhole(BigInteger digits, int exponent, out BigInteger whole)
    {
        if (exponent >= 0)
        {
            whole = digits * BigInteger.Pow(10, exponent);
            return true;
        }

        whole = BigInteger.DivRem(digits, BigInteger.Pow(10, -exponent), out var rest);
        return rest.IsZero;
    }

    private static string WriteBinary(BigInteger whole)
    {
        var power = 0;
        while (power < QuantitySuffix.LargestPowerOf1024)
        {
            var next = BigInteger.DivRem(whole, Kibi, out var rest);
            if (!rest.IsZero)
            {
                break;
            }

            whole = next;
            power++;
        }

        return whole.ToString(CultureInfo.InvariantCulture) + QuantitySuffix.ForPowerOf1024(power);
    }

    private static string WriteDecimal(BigInteger digits, int exponent, QuantityFormat format)
    {
        var text = digits.ToString(CultureInfo.InvariantCulture);
        var significant = text.AsSpan().TrimEnd('0');
        exponent += text.Length - significant.Length;
        var zeros = ((exponent % 3) + 3) % 3;
        return string.Concat(significant, new string('0', zeros), QuantitySuffix.ForPowerOfTen(exponent - zeros, format));
    }
}
