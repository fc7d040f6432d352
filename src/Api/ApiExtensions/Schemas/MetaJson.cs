using System.Text;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.CustomResources;

/// <summary>Metadata as part of a tree.</summary>
internal static class MetaJson
{
    /// <summary>Throws <see cref="DecodeException"/> when it is none.</summary>
    /// <param name="unknown">Where the paths of members that metadata does not have are noted, beginning with <c>metadata</c>.</param>
    public static ObjectMeta Read(JsonNode? metadata, List<string>? unknown)
    {
        var notes = unknown is null ? null : new List<string>();
        var source = new JsonSource(Encoding.UTF8.GetBytes($"{{\"metadata\":{metadata?.ToJsonString() ?? "null"}}}"), notes);
        source.Start();
        var read = PartialObjectMetadata.ReadJson(ref source);
        foreach (var note in notes ?? [])
        {
            // unknown field "metadata.x"
            var quote = note.IndexOf('"', StringComparison.Ordinal);
            if (note.StartsWith("unknown", StringComparison.Ordinal)) unknown!.Add(note[(quote + 1)..^1]);
        }

        return read.Metadata;
    }

    public static JsonNode Write(ObjectMeta metadata) => JsonForm.Of(metadata);
}
