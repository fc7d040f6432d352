using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.Tests.Writes;

/// <summary>What an update may touch: each line of updates.jsonl is a sentence, what is stored, what is sent, and parts of what comes of it.</summary>
public sealed class WriteRuleTests
{
    public static TheoryData<string> Cases => [.. Lines().Select(static l => (string)l["case"]!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Become(string sentence)
    {
        var line = Lines().Single(l => (string)l["case"]! == sentence);
        var kind = From.KindOf(line["stored"]!);
        var (stored, sent) = (From.Json(kind, line["stored"]!), From.Json(kind, line["sent"]!));
        var result = From.Tree(kind, line["status"] is null ? kind.PrepareForUpdate(sent, stored) : kind.PrepareForStatusUpdate(sent, stored));
        foreach (var (path, expected) in (JsonObject)line["becomes"]!)
        {
            var actual = path.Split('.').Aggregate((JsonNode?)result, static (at, step) => at is JsonArray list ? list[int.Parse(step)] : at?[step]);
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{path}: {actual?.ToJsonString() ?? "absent"}");
        }
    }

    /// <summary>No kind lets its main resource write the status, nor the status anything of the spec.</summary>
    [Fact]
    public void Status_and_spec_are_kept_apart()
    {
        foreach (var kind in Kinds.All.Where(static k => k.Subresource("status") is not null && k.StoragePrefix is not null))
        {
            var fixture = From.File("RoundTrip", "Fixtures", $"{(kind.Group.Length == 0 ? "core" : kind.Group)}.{kind.Version}.{kind.Name}.json");
            if (!File.Exists(fixture)) continue;
            var full = From.Json(kind, JsonNode.Parse(File.ReadAllText(fixture))!);
            var empty = From.Json(kind, new JsonObject()).WithMetadata(full.Metadata);
            var afterUpdate = From.Tree(kind, kind.PrepareForUpdate(full, empty));
            var afterStatus = From.Tree(kind, kind.PrepareForStatusUpdate(full, empty));
            Assert.True(JsonNode.DeepEquals(From.Tree(kind, kind.Default(empty))["status"], From.Tree(kind, kind.Default(From.Json(kind, afterUpdate)))["status"])
                || kind.Name is "CustomResourceDefinition", kind + " lets an update write the status");
            Assert.True(JsonNode.DeepEquals(From.Tree(kind, empty)["spec"], afterStatus["spec"]), kind + " lets the status write the spec");
        }
    }

    private static IEnumerable<JsonNode> Lines() => File.ReadLines(From.File("Writes", "updates.jsonl")).Where(static l => l.Length > 0).Select(static l => JsonNode.Parse(l)!);
}
