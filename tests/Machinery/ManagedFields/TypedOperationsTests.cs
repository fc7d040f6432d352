using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.ManagedFields;

/// <summary>Random deployments; sets and values printed by structured-merge-diff.</summary>
public sealed class TypedOperationsTests
{
    private static readonly IReadOnlyList<JsonNode> Pairs =
        [.. Cases.Lines("apply-cases.jsonl").Select(static line => JsonNode.Parse(line)!).Where(static t => (string?)t["kind"] == "pair")];

    [Fact]
    public void The_fields_of_a_value_are_upstreams() => Each(static (test, typed) => Same(test["fields"], typed.Fields()));

    [Fact]
    public void Comparisons_are_upstreams() => Each(static (test, typed) =>
    {
        var changes = typed.Compare(typed with { Value = test["b"] });
        Same(test["removed"], changes.Removed);
        Same(test["modified"], changes.Modified);
        Same(test["added"], changes.Added);
    });

    [Fact]
    public void Merges_are_upstreams() => Each(static (test, typed)
        => Assert.Equal(Unordered(test["merged"]), Unordered(TypedMerge.Merge(test["a"], test["b"], typed.Schema))));

    [Fact]
    public void Removals_are_upstreams() => Each(static (test, typed)
        => Assert.Equal(GoJson.Write(test["without"]), GoJson.Write(typed.Without((typed with { Value = test["b"] }).Fields()).Value)));

    [Fact]
    public void Sets_combine_as_upstreams() => Each(static (test, typed) =>
    {
        var (a, b) = (typed.Fields(), (typed with { Value = test["b"] }).Fields());
        Same(test["union"], a.Union(b));
        Same(test["intersection"], a.Intersection(b));
        Same(test["difference"], a.Difference(b));
        Same(test["recursive"], a.RecursiveDifference(b));
        Same(test["leaves"], a.Leaves());
    });

    [Fact]
    public void Stored_sets_read_back_the_same() => Each(static (test, typed) =>
    {
        foreach (var name in new[] { "fields", "removed", "modified", "added", "union", "recursive" })
        {
            Assert.Equal(Stored(test[name]), FieldSet.Read(test[name]).ToJson());
        }
    });

    /// <summary>Where lists' items came to stand has changed upstream; tests of its own say where.</summary>
    internal static string Unordered(JsonNode? value) => value switch
    {
        JsonArray list => $"[{string.Join(',', list.Select(Unordered).Order(StringComparer.Ordinal))}]",
        JsonObject map => $"{{{string.Join(',', map.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}:{Unordered(m.Value)}"))}}}",
        _ => GoJson.Write(value),
    };

    private static string Stored(JsonNode? set)
        => set!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void Same(JsonNode? expected, FieldSet actual)
    {
        Assert.Equal(Stored(expected), actual.ToJson());
        Assert.Equal(FieldSet.Read(expected), actual);
    }

    private static void Each(Action<JsonNode, TypedObject> check)
    {
        Assert.True(Pairs.Count >= 80);
        foreach (var test in Pairs)
        {
            try
            {
                check(test, new TypedObject(test["a"], Deployments.Schema));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{failure.Message}\na = {test["a"]!.ToJsonString()}\nb = {test["b"]!.ToJsonString()}", failure);
            }
        }
    }
}
