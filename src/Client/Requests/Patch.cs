using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Client;

/// <summary>A patch as it goes over the wire: JSON, or for apply also YAML.</summary>
/// <param name="Force">Apply takes fields over from other managers.</param>
public sealed record Patch(PatchType Type, ReadOnlyMemory<byte> Body, bool Force = false)
{
    public string ContentType => Type switch
    {
        PatchType.Json => "application/json-patch+json",
        PatchType.Merge => "application/merge-patch+json",
        PatchType.Strategic => "application/strategic-merge-patch+json",
        _ => "application/apply-patch+yaml",
    };

    public static Patch Json(JsonArray operations) => new(PatchType.Json, Bytes(operations));

    public static Patch Merge(JsonObject patch) => new(PatchType.Merge, Bytes(patch));

    public static Patch Strategic(JsonObject patch) => new(PatchType.Strategic, Bytes(patch));

    public static Patch Apply(ReadOnlyMemory<byte> body, bool force = false) => new(PatchType.Apply, body, force);

    private static ReadOnlyMemory<byte> Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
