using System.Text.Json;

namespace Keles.Pki;

/// <summary>
/// Reads claims of a payload whose signature is good. Null stands for "absent or of another type": a claim is required by
/// whoever uses it, not here.
/// </summary>
public static class ClaimsReader
{
    /// <summary>Seconds of the year 9999; more cannot be a time.</summary>
    private const double MaxUnixSeconds = 253_402_300_799;

    public static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static DateTimeOffset? Time(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= MaxUnixSeconds
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>One audience as text, or a list of them; null when it is anything else.</summary>
    public static IReadOnlyList<string>? Audiences(JsonElement payload)
    {
        if (!payload.TryGetProperty("aud", out var audiences))
        {
            return [];
        }

        return audiences.ValueKind switch
        {
            JsonValueKind.String => [audiences.GetString()!],
            JsonValueKind.Array when audiences.EnumerateArray().All(a => a.ValueKind == JsonValueKind.String) =>
                [.. audiences.EnumerateArray().Select(a => a.GetString()!)],
            _ => null,
        };
    }

    public static ObjectReference? Reference(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new ObjectReference(Text(value, "name") ?? "", Text(value, "uid") ?? "")
            : null;
}
