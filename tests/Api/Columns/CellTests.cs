using System.Text.Json.Nodes;

namespace Keles.Api.Tests.Columns;

/// <summary>What tables show of objects: each line of cells.jsonl is a sentence, an object and its cells, a day after the object's creation.</summary>
public sealed class CellTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Cases => [.. Lines().Select(static l => (string)l["case"]!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Show(string sentence)
    {
        var line = Lines().Single(l => (string)l["case"]! == sentence);
        var tree = line["object"]!;
        var metadata = (JsonObject)(tree["metadata"] ??= new JsonObject());
        metadata.TryAdd("name", "a");
        metadata["creationTimestamp"] = "2026-01-01T00:00:00Z";
        var kind = From.KindOf(tree);
        var value = From.Json(kind, tree);
        var shown = kind.Columns.Select(c => $"{c.Name}={c.Cell(value, Now)}");
        var expected = ((JsonObject)line["cells"]!).Select(static c => $"{c.Key}={c.Value}");
        Assert.Equal(expected, shown.Where(s => ((JsonObject)line["cells"]!).ContainsKey(s[..s.IndexOf('=', StringComparison.Ordinal)])));
    }

    private static IEnumerable<JsonNode> Lines() => File.ReadLines(From.File("Columns", "cells.jsonl"))
        .Where(static l => l.Length > 0).Select(static l => JsonNode.Parse(l)!);
}
