using System.Globalization;
using System.Text;

namespace Keles.Cel;

/// <summary>Values as text.</summary>
internal static class CelFormat
{
    /// <summary>What <c>string(x)</c> gives, and for what it cannot be given, something readable.</summary>
    public static string Plain(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool ? "true" : "false",
        CelKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture),
        CelKind.Double => Shortest(value.AsDouble),
        CelKind.String => value.AsString,
        CelKind.Bytes => Encoding.UTF8.GetString(value.AsBytes),
        CelKind.Timestamp => CelTimestamps.Format(value),
        CelKind.Duration => CelDurations.Format(value.Nanoseconds),
        CelKind.Type => CelTypes.NameOf(value.AsType),
        CelKind.Optional => value.HasValue ? $"optional({value.Unwrapped})" : "optional.none",
        CelKind.List => $"[{string.Join(", ", Items(value.AsList))}]",
        CelKind.Map => $"{{{string.Join(", ", value.AsMap.Keys.Select(k => $"{k}: {(value.AsMap.TryGet(k, out var v) ? v : CelValue.Null)}"))}}}",
        CelKind.Error => value.AsError.Message,
        _ => value.AsOpaque.ToString(),
    };

    private static IEnumerable<CelValue> Items(ICelList list) => Enumerable.Range(0, list.Count).Select(i => list[i]);

    /// <summary>The fewest digits that mean this number; with an exponent below 0.0001 and from seven digits on, as upstream's language writes %g.</summary>
    public static string Shortest(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }
        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }
        var (digits, exponent) = Digits(value);
        var sign = double.IsNegative(value) ? "-" : "";
        if (digits == "0")
        {
            return sign + "0";
        }
        const int PlainBelow = 6;
        if (exponent is < -4 or >= PlainBelow)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}";
        }
        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }
        return digits.Length <= exponent + 1
            ? $"{sign}{digits.PadRight(exponent + 1, '0')}"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>The digits without point, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Digits(double value)
    {
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var mantissa = new string([.. shortest.TakeWhile(c => c is not 'E').Where(char.IsAsciiDigit)]).TrimStart('0').TrimEnd('0');
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        // Rounded to 17 digits the power may be one too many; the shortest form itself tells.
        if (shortest.Contains('E', StringComparison.Ordinal))
        {
            exponent = int.Parse(shortest.AsSpan(shortest.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }
        return mantissa.Length == 0 ? ("0", 0) : (mantissa, exponent);
    }
}
