using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.Tests.Golden;

/// <summary>Every kind's rules, case by case: defaults, validation, what a write may touch, warnings. See <see cref="GoldenCase"/> for what a folder holds.</summary>
public sealed class GoldenTests
{
    private static readonly string[] Given = ["uid", "creationTimestamp", "resourceVersion"];

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(From.File("Golden"), "*", SearchOption.AllDirectories).Where(static d => !Directory.EnumerateDirectories(d).Any()).Select(Relative).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Come_out_as_written(string folder)
    {
        var golden = new GoldenCase(From.File("Golden", folder));
        var (value, errors, warnings) = golden.Run();
        var causes = errors.Select(static e => $"{e.Reason} {e.Field}: {e.Body.Replace("\n", "\\n", StringComparison.Ordinal)}").ToArray();
        Equal(golden.Lines("refused.txt"), causes);
        if (errors.IsEmpty) Equal(golden.Lines("warnings.txt"), warnings);
        if (errors.IsEmpty) Equal(Text(golden.Tree("stored.yaml")), Text(From.Tree(golden.Kind, value)));
        else Assert.False(golden.Has("stored.yaml"), "a refused object is not stored");
    }

    /// <summary>At the least: an object with what must be there, one with all that may be, and one with its mistakes.</summary>
    [Fact]
    public void Every_kind_has_its_cases()
    {
        var elsewhere = new[] { "CustomResourceDefinition" };
        var folders = Cases.Select(static c => c.Data).ToHashSet(StringComparer.Ordinal);
        var missing =
            from kind in Kinds.All
            where kind.IsStored && kind.StoredAs is null && !elsewhere.Contains(kind.Name)
            from name in new[] { "minimal", "filled", "invalid" }
            let folder = $"{(kind.Group.Length == 0 ? "core" : kind.Group)}/{kind.Version}/{kind.Name}/{name}"
            where !folders.Contains(folder)
            select folder;
        Assert.Empty(missing);
    }

    [Fact]
    public void Folders_are_those_of_their_kinds()
    {
        foreach (var folder in Cases.Select(static c => c.Data))
        {
            var kind = new GoldenCase(From.File("Golden", folder)).Kind;
            Assert.StartsWith($"{(kind.Group.Length == 0 ? "core" : kind.Group)}/{kind.Version}/{kind.Name}/", folder, StringComparison.Ordinal);
        }
    }

    private static string Relative(string folder) => Path.GetRelativePath(From.File("Golden"), folder);

    private static void Equal(string[] expected, string[] actual) =>
        Assert.True(expected.SequenceEqual(actual), $"Upstream (-) and ours (+):\n{string.Join('\n', expected.Except(actual).Select(static l => "- " + l).Concat(actual.Except(expected).Select(static l => "+ " + l)))}");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sorted, without what the server gives, and without members that say nothing.</summary>
    private static string[] Text(JsonNode tree)
    {
        if (tree["metadata"] is JsonObject metadata) foreach (var field in Given) metadata.Remove(field);
        return Sorted(tree)!.ToJsonString(Indented).Split('\n');
    }

    private static JsonNode? Sorted(JsonNode? tree) => tree switch
    {
        JsonObject o => new JsonObject(o.Where(static p => p.Key != "status" || p.Value is not JsonObject { Count: 0 }).OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => tree?.DeepClone(),
    };
}
