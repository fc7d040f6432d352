using System.Globalization;
using System.Text.Json.Nodes;

namespace Keles.Machinery;

/// <summary>Numbers in JSON nodes, told apart as upstream does: those that fit 64 bits without point or exponent, and the rest.</summary>
public static class JsonNumber
{
    public static string Text(JsonNode number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.ToJsonString();
    }

    public static bool IsInteger(JsonNode number) => TryInteger(number, out _);

    public static bool TryInteger(JsonNode number, out long value)
        => long.TryParse(Text(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static double ToDouble(JsonNode number) => double.Parse(Text(number), NumberStyles.Float, CultureInfo.InvariantCulture);
}
