using System.Globalization;
using System.Text;

namespace Keles.Cel;

/// <summary>From one type to another; what does not fit is an error.</summary>
internal static class ConversionFunctions
{
    private static readonly CelValue IntOverflow = CelValue.Of(CelError.IntOverflow);
    private static readonly CelValue UintOverflow = CelValue.Of(CelError.UintOverflow);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary()
            .Function("dyn", "to_dyn", CelType.Dyn, Signatures.A, v => v)
            .Function("type", "type", CelType.TypeOf(Signatures.A), Signatures.A, v => CelValue.Of(v.Type));
        ToInt(library);
        ToUint(library);
        return library
            .Function("double", "double_to_double", CelType.Double, CelType.Double, v => v)
            .Function("double", "int64_to_double", CelType.Double, CelType.Int, v => CelValue.Of((double)v.AsInt))
            .Function("double", "uint64_to_double", CelType.Double, CelType.Uint, v => CelValue.Of((double)v.AsUint))
            .Function("double", "string_to_double", CelType.Double, CelType.String, v => ParseDouble(v.AsString) is { } d ? CelValue.Of(d) : NoWay("string", "double"))
            .Function("string", "string_to_string", CelType.String, CelType.String, v => v)
            .Function("string", "bool_to_string", CelType.String, CelType.Bool, Text)
            .Function("string", "int64_to_string", CelType.String, CelType.Int, Text)
            .Function("string", "uint64_to_string", CelType.String, CelType.Uint, Text)
            .Function("string", "double_to_string", CelType.String, CelType.Double, Text)
            .Function("string", "timestamp_to_string", CelType.String, CelType.Timestamp, Text)
            .Function("string", "duration_to_string", CelType.String, CelType.Duration, Text)
            .Function("string", "bytes_to_string", CelType.String, CelType.Bytes, FromBytes)
            .Function("bytes", "bytes_to_bytes", CelType.Bytes, CelType.Bytes, v => v)
            .Function("bytes", "string_to_bytes", CelType.Bytes, CelType.String, v => CelValue.Of(Encoding.UTF8.GetBytes(v.AsString)))
            .Function("bool", "bool_to_bool", CelType.Bool, CelType.Bool, v => v)
            .Function("bool", "string_to_bool", CelType.Bool, CelType.String, v => v.AsString switch
            {
                "1" or "t" or "T" or "TRUE" or "true" or "True" => CelValue.True,
                "0" or "f" or "F" or "FALSE" or "false" or "False" => CelValue.False,
                _ => NoWay("string", "bool"),
            });
    }

    private static void ToInt(CelLibrary library) => library
        .Function("int", "int64_to_int64", CelType.Int, CelType.Int, v => v)
        .Function("int", "uint64_to_int64", CelType.Int, CelType.Uint, v => v.AsUint > long.MaxValue ? IntOverflow : CelValue.Of((long)v.AsUint))
        .Function("int", "double_to_int64", CelType.Int, CelType.Double, v => v.AsDouble is > -9223372036854775808.0 and < 9223372036854775808.0 ? CelValue.Of((long)v.AsDouble) : IntOverflow)
        .Function("int", "string_to_int64", CelType.Int, CelType.String, v =>
            long.TryParse(v.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? CelValue.Of(n) : NoWay("string", "int"))
        .Function("int", "timestamp_to_int64", CelType.Int, CelType.Timestamp, v => CelValue.Of(v.Seconds))
        .Function("int", "duration_to_int64", CelType.Int, CelType.Duration, v => CelValue.Of(v.Nanoseconds));

    private static void ToUint(CelLibrary library) => library
        .Function("uint", "uint64_to_uint64", CelType.Uint, CelType.Uint, v => v)
        .Function("uint", "int64_to_uint64", CelType.Uint, CelType.Int, v => v.AsInt < 0 ? UintOverflow : CelValue.Of((ulong)v.AsInt))
        .Function("uint", "double_to_uint64", CelType.Uint, CelType.Double, v => v.AsDouble is >= 0 and < 18446744073709551616.0 ? CelValue.Of((ulong)v.AsDouble) : UintOverflow)
        .Function("uint", "string_to_uint64", CelType.Uint, CelType.String, v =>
            ulong.TryParse(v.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? CelValue.Of(n) : NoWay("string", "uint"));

    private static CelValue Text(CelValue value) => CelValue.Of(CelFormat.Plain(value));

    private static CelValue FromBytes(CelValue value)
    {
        try
        {
            return CelValue.Of(StrictUtf8.GetString(value.AsBytes));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Error("invalid UTF-8 in bytes, cannot convert to string");
        }
    }

    private static double? ParseDouble(string text) => text switch
    {
        "NaN" or "nan" => double.NaN,
        "Infinity" or "Inf" or "+Inf" or "inf" or "+Infinity" or "infinity" => double.PositiveInfinity,
        "-Infinity" or "-Inf" or "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var d)
            && double.IsFinite(d) ? d : null,
    };

    private static CelValue NoWay(string from, string to) => CelValue.Error($"type conversion error from '{from}' to '{to}'");
}
