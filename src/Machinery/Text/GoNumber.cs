using System.Globalization;

namespace Keles.Machinery;

/// <summary>Floating-point numbers as Go prints them; both forms are the shortest that read back the same.</summary>
public static class GoNumber
{
    /// <summary>As encoding/json writes: plain digits between 1e-6 and 1e21, an exponent outside.</summary>
    public static string Json(double value) => value switch
    {
        0 => double.IsNegative(value) ? "-0" : "0",
        _ when Math.Abs(value) is < 1e-6 or >= 1e21 => Exponent(value, leastDigits: 1),
        _ => Plain(value),
    };

    /// <summary>As fmt prints with <c>%v</c>: an exponent below 1e-4 and from 1e6 on.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0" : "0";
        }

        var (_, exponent) = Digits(value);
        return exponent is < -4 or >= 6 ? Exponent(value, leastDigits: 2) : Plain(value);
    }

    private static string Exponent(double value, int leastDigits)
    {
        var (digits, exponent) = Digits(value);
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(leastDigits, '0');
        return $"{(value < 0 ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{power}";
    }

    private static string Plain(double value)
    {
        var (digits, exponent) = Digits(value);
        var sign = value < 0 ? "-" : "";
        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length > exponent + 1 ? $"{sign}{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}" : sign + whole;
    }

    /// <summary>The significant digits and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Digits(double value)
    {
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var end = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = end < 0 ? shortest : shortest[..end];
        var power = end < 0 ? 0 : int.Parse(shortest.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var exponent = (point < 0 ? mantissa.Length : point) - 1 - (digits.Length - significant.Length) + power;
        return (significant.TrimEnd('0'), exponent);
    }
}
