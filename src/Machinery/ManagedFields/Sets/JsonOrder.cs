using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>Order and equality of JSON values as field sets have them: 1 and 1.0 are one number.</summary>
internal static class JsonOrder
{
    public static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (null, null) => true,
        (JsonObject left, JsonObject right) => SameMembers(left, right),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(static pair => Same(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) => Compare(left, right) == 0,
        _ => false,
    };

    /// <summary>Numbers, texts, booleans, lists, objects, null.</summary>
    public static int Compare(JsonNode? a, JsonNode? b)
    {
        var (left, right) = (Rank(a), Rank(b));
        if (left != right)
        {
            return left.CompareTo(right);
        }

        return left switch
        {
            0 => CompareNumbers(a!, b!),
            1 => string.CompareOrdinal(a!.GetValue<string>(), b!.GetValue<string>()),
            2 => a!.GetValue<bool>().CompareTo(b!.GetValue<bool>()),
            3 or 4 => string.CompareOrdinal(GoJson.Write(a), GoJson.Write(b)),
            _ => 0,
        };
    }

    /// <summary>The value as it stands in a serialized path element.</summary>
    public static string Canonical(JsonNode? value)
        => Rank(value) == 0 && !JsonNumber.IsInteger(value!) ? GoNumber.Json(JsonNumber.ToDouble(value!)) : GoJson.Write(value);

    /// <summary>The value as a path is printed.</summary>
    public static string Print(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(',', list.Select(Print))}]",
        JsonObject map => $"{{{string.Join(';', map.Select(static m => $"{m.Key}={Print(m.Value)}"))}}}",
        _ => Rank(value) == 1 ? GoQuote.Quote(value.GetValue<string>()) : GoText.Print(value),
    };

    private static int Rank(JsonNode? value) => value switch
    {
        null => 5,
        JsonArray => 3,
        JsonObject => 4,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.Number => 0,
            JsonValueKind.String => 1,
            _ => 2,
        },
    };

    private static int CompareNumbers(JsonNode a, JsonNode b)
        => JsonNumber.TryInteger(a, out var left) && JsonNumber.TryInteger(b, out var right)
            ? left.CompareTo(right)
            : JsonNumber.ToDouble(a).CompareTo(JsonNumber.ToDouble(b));

    private static bool SameMembers(JsonObject a, JsonObject b)
    {
        foreach (var (name, value) in a)
        {
            if (!b.TryGetPropertyValue(name, out var other) || !Same(value, other))
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }
}
