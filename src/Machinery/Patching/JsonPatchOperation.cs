using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>One step of a JSON patch, its members read as late and as loosely as upstream reads them.</summary>
internal readonly struct JsonPatchOperation(JsonObject members)
{
    public string Kind => Text("op") ?? "unknown";

    /// <summary>Null both where there is no value and where it is null.</summary>
    public JsonNode? Value => members["value"];

    public string Path(string failure) => Text("path") ?? throw Missing(failure, "path", "operation missing path field: missing value");

    public string From(string failure) => Text("from") ?? throw Missing(failure, "from", "operation, missing from field: missing value");

    private string? Text(string name)
        => members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private PatchException Missing(string failure, string name, string absent)
    {
        var problem = members[name] is { } other
            ? $"json: cannot unmarshal {MergePatch.GoJsonKind(other)} into Go value of type string"
            : absent;
        return new PatchException(PatchProblem.Unprocessable, failure.Replace("{}", problem, StringComparison.Ordinal));
    }
}
