using System.Text.Json;

namespace Keles.ApiServer.Oidc;

/// <summary>Claims as a mapping wants them: of the type it wants, or a refusal.</summary>
internal static class Claims
{
    public static bool Has(JsonElement payload, string name) => payload.TryGetProperty(name, out _);

    /// <param name="what">What the claim is for, as errors begin.</param>
    public static string Text(JsonElement payload, string name, string what)
    {
        if (!payload.TryGetProperty(name, out var value)) throw new ClaimException($"{what}: claim not present");
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new ClaimException($"{what}: json: cannot unmarshal {Sort(value)} into Go value of type string");
    }

    public static bool Flag(JsonElement payload, string name, string what)
    {
        payload.TryGetProperty(name, out var value);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new ClaimException($"{what}: json: cannot unmarshal {Sort(value)} into Go value of type bool");
    }

    /// <summary>A list of texts, or one text that stands for a list of itself.</summary>
    public static IEnumerable<string> Texts(JsonElement payload, string name, string what)
    {
        var value = payload.GetProperty(name);
        return value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array when value.EnumerateArray().All(static v => v.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(static v => v.GetString()!)],
            _ => [Text(payload, name, what)],
        };
    }

    private static string Sort(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => "null",
    };
}
