using System.Text.Json.Nodes;

namespace Keles.Machinery.Yaml;

/// <summary>One document of a stream.</summary>
/// <param name="Value">As JSON; of a key given twice the last value.</param>
/// <param name="Duplicates">What a strict reader complains of: <c>line 3: key "a" already set in map</c>.</param>
public sealed record YamlDocument(JsonNode? Value, IReadOnlyList<string> Duplicates)
{
    /// <summary>The message of a strict reader, or null where it has none.</summary>
    public string? StrictError => Duplicates.Count == 0
        ? null
        : "error converting YAML to JSON: yaml: unmarshal errors:\n" + string.Join('\n', Duplicates.Select(static d => "  " + d));
}
