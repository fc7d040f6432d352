using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Keles.Machinery.Yaml;

/// <summary>
/// What a plain scalar means, by the rules of YAML 1.1 as upstream's library has them: <c>yes</c> and <c>on</c> are
/// true, <c>0644</c> is octal, <c>1_000</c> is a thousand.
/// </summary>
internal static partial class YamlScalars
{
    public static YamlScalarKind Resolve(string text, out object? value)
    {
        value = null;
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return YamlScalarKind.Null;
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                value = true;
                return YamlScalarKind.Flag;
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                value = false;
                return YamlScalarKind.Flag;
            case ".nan" or ".NaN" or ".NAN":
                value = double.NaN;
                return YamlScalarKind.Float;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                value = double.PositiveInfinity;
                return YamlScalarKind.Float;
            case "-.inf" or "-.Inf" or "-.INF":
                value = double.NegativeInfinity;
                return YamlScalarKind.Float;
            case "<<":
                return YamlScalarKind.Merge;
            default:
                return text[0] is '.' or '+' or '-' || char.IsAsciiDigit(text[0]) ? ResolveNumber(text, out value) : YamlScalarKind.Text;
        }
    }

    /// <summary>Numbers of base 60 are texts here but numbers to older readers, so they are quoted.</summary>
    public static bool LooksLikeBase60(string text) => text.Contains(':', StringComparison.Ordinal) && Base60().IsMatch(text);

    private static YamlScalarKind ResolveNumber(string text, out object? value)
    {
        value = null;
        if (char.IsAsciiDigit(text[0]) && IsTimestamp(text))
        {
            return YamlScalarKind.Timestamp;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (text[0] != '.' && TryInteger(plain, out var integer))
        {
            value = integer;
            return YamlScalarKind.Integer;
        }

        if (Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            value = number;
            return YamlScalarKind.Float;
        }

        return YamlScalarKind.Text;
    }

    /// <summary>As Go reads with base 0: 0x, 0o, 0b and a bare leading zero choose the base.</summary>
    private static bool TryInteger(string text, out BigInteger value)
    {
        value = default;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        var numberBase = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            (numberBase, var prefix) = char.ToLowerInvariant(digits[1]) switch { 'x' => (16, 2), 'o' => (8, 2), 'b' => (2, 2), _ => (8, 1) };
            digits = digits[prefix..];
        }

        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : numberBase;
            if (digit >= numberBase)
            {
                return false;
            }

            value = value * numberBase + digit;
            if (value > ulong.MaxValue)
            {
                return false;
            }
        }

        value = negative ? -value : value;
        return value >= long.MinValue;
    }

    private static bool IsTimestamp(string text)
    {
        var match = Timestamp().Match(text);
        if (!match.Success)
        {
            return false;
        }

        int Part(string name) => int.TryParse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month)
            && Part("hour") < 24 && Part("minute") < 60 && Part("second") < 60;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\z")]
    private static partial Regex Base60();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:(?:[Tt](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2}))|(?: (?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:\.[0-9]+)?))?\z")]
    private static partial Regex Timestamp();
}
