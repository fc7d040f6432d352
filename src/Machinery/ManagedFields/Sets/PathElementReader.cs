using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Codecs;

namespace Keles.Machinery.ManagedFields;

/// <summary>Reads the stored form of a path element.</summary>
internal static class PathElementReader
{
    /// <summary>Null for a kind that this version does not know, which upstream drops without a word.</summary>
    /// <exception cref="FormatException">The text is no path element.</exception>
    public static PathElement? Read(string text)
    {
        if (text.Length < 2)
        {
            throw new FormatException("key must be 2 characters long:");
        }

        if (text[1] != ':')
        {
            throw new FormatException($"missing colon: {text}");
        }

        var rest = text[2..];
        return text[0] switch
        {
            'f' => PathElement.Field(rest),
            'v' => PathElement.Value(Json(rest)),
            'k' => Json(rest) is JsonObject keys
                ? PathElement.Key(keys.Select(static k => (k.Key, k.Value)))
                : throw new FormatException($"expected an object: {text}"),
            'i' => GoInteger.TryParse(rest, out var index, out var error) ? PathElement.Index((int)index) : throw new FormatException(error),
            _ => null,
        };
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            var value = JsonTreeReader.Read(Encoding.UTF8.GetBytes(text));
            return HasInfinity(value) ? throw new FormatException($"no JSON: {text}") : value;
        }
        catch (DecodeException problem)
        {
            throw new FormatException($"no JSON: {text}", problem);
        }
    }

    /// <summary>A number beyond what a number of the API can be.</summary>
    private static bool HasInfinity(JsonNode? value) => value switch
    {
        JsonObject map => map.Any(static m => HasInfinity(m.Value)),
        JsonArray list => list.Any(HasInfinity),
        JsonValue scalar => scalar.GetValueKind() == JsonValueKind.Number && double.IsInfinity(scalar.GetValue<double>()),
        _ => false,
    };
}
