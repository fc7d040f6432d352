using System.Globalization;
using System.Text;

namespace Keles.Cel;

/// <summary><c>'%s is %d'.format([a, b])</c>.</summary>
internal static class TextFormat
{
    private const int DefaultPrecision = 6;
    private const int MaxPrecision = 100;

    public static CelValue Format(string format, ICelList args)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length;)
        {
            if (format[i] != '%')
            {
                result.Append(format[i++]);
                continue;
            }
            if (i + 1 < format.Length && format[i + 1] == '%')
            {
                result.Append('%');
                i += 2;
                continue;
            }
            if (next >= args.Count)
            {
                return CelValue.Error($"index {next} out of range");
            }
            if (i + 1 >= format.Length)
            {
                return CelValue.Error("unexpected end of string");
            }
            i++;
            if (Precision(format, ref i, out var precision) is { } wrong)
            {
                return CelValue.Error($"could not parse formatting clause: error while parsing precision: {wrong}");
            }
            var (text, error) = Clause(format[i], args[next++], precision);
            if (error is not null)
            {
                return CelValue.Error(error);
            }
            result.Append(text);
            i++;
        }
        return CelValue.Of(result.ToString());
    }

    private static string? Precision(string format, ref int i, out int precision)
    {
        precision = DefaultPrecision;
        if (format[i] != '.')
        {
            return null;
        }
        var start = ++i;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
        {
            i++;
        }
        if (i >= format.Length)
        {
            return "could not find end of precision specifier";
        }
        return int.TryParse(format.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out precision) && precision <= MaxPrecision
            ? null : $"error while converting precision to integer: \"{format[start..i]}\"";
    }

    private static (string? Text, string? Error) Clause(char clause, CelValue value, int precision)
    {
        var type = CelTypes.NameOf(value.Type);
        string? text = clause switch
        {
            's' => ValueText.Of(value),
            'd' => value.Kind is CelKind.Int or CelKind.Uint ? value.ToString() : null,
            'f' => Real(value) is { } d ? double.IsFinite(d) ? d.ToString($"F{precision}", CultureInfo.InvariantCulture) : NotFinite(d) : null,
            'e' => Real(value) is { } d ? double.IsFinite(d) ? Scientific(d, precision) : NotFinite(d) : null,
            'b' => value.Kind switch
            {
                CelKind.Int => value.AsInt < 0 ? "-" + Bits(unchecked(0UL - (ulong)value.AsInt), 1) : Bits((ulong)value.AsInt, 1),
                CelKind.Uint => Bits(value.AsUint, 1),
                CelKind.Bool => value.AsBool ? "1" : "0",
                _ => null,
            },
            'o' => value.Kind switch
            {
                CelKind.Int => value.AsInt < 0 ? "-" + Bits(unchecked(0UL - (ulong)value.AsInt), 3) : Bits((ulong)value.AsInt, 3),
                CelKind.Uint => Bits(value.AsUint, 3),
                _ => null,
            },
            'x' => Hex(value)?.ToLowerInvariant(),
            'X' => Hex(value),
            _ => "",
        };
        if (text is not null)
        {
            return clause is 's' or 'd' or 'f' or 'e' or 'b' or 'o' or 'x' or 'X'
                ? (text, null)
                : (null, $"could not parse formatting clause: unrecognized formatting clause \"{clause}\"");
        }
        return (null, $"error during formatting: {Refusal(clause)}, was given {type}");
    }

    private static string Refusal(char clause) => clause switch
    {
        's' => "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
        'd' => "decimal clause can only be used on integers",
        'f' => "fixed-point clause can only be used on doubles",
        'e' => "scientific clause can only be used on doubles",
        'b' => "only integers and bools can be formatted as binary",
        'o' => "octal clause can only be used on integers",
        _ => "only integers, byte buffers, and strings can be formatted as hex",
    };

    private static double? Real(CelValue value) => value.Kind switch
    {
        CelKind.Double => value.AsDouble,
        CelKind.String => value.AsString switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, "-Infinity" => double.NegativeInfinity, _ => null },
        _ => null,
    };

    private static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";

    private static string Scientific(double value, int precision)
    {
        var text = value.ToString($"E{precision}", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{text[..at]} × 10{Superscript(exponent)}";
    }

    private static string Superscript(int exponent)
    {
        const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var text = new StringBuilder(exponent < 0 ? "⁻" : "");
        foreach (var c in Math.Abs(exponent).ToString("D2", CultureInfo.InvariantCulture))
        {
            text.Append(Digits[c - '0']);
        }
        return text.ToString();
    }

    private static string Bits(ulong value, int width)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + (int)(value & ((1UL << width) - 1))));
            value >>= width;
        }
        while (value > 0);
        return digits.ToString();
    }

    private static string? Hex(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt < 0 ? "-" + unchecked(0UL - (ulong)value.AsInt).ToString("X", CultureInfo.InvariantCulture) : value.AsInt.ToString("X", CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint.ToString("X", CultureInfo.InvariantCulture),
        CelKind.Bytes => Convert.ToHexString(value.AsBytes),
        CelKind.String => Convert.ToHexString(Encoding.UTF8.GetBytes(value.AsString)),
        _ => null,
    };
}
