using System.Text.Json.Nodes;
using Keles.Machinery.Patching;
using Keles.Machinery.Tests.Support;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Tests.Patching;

public sealed class StrategicMergePatchTests
{
    /// <summary>Random deployments and patches with directives, nulls and mistakes; results of kubectl 1.36 <c>patch --local</c>.</summary>
    [Fact]
    public void Patches_as_upstream_does()
    {
        var number = 0;
        foreach (var line in Cases.Lines("strategic-cases.jsonl"))
        {
            number++;
            var test = JsonNode.Parse(line)!;
            var (result, error) = Apply(test["document"]!.AsObject(), test["patch"], Deployments.Schema);
            Assert.True(GoJson.Write(test["result"]) == GoJson.Write(result) && (string?)test["error"] == error?.TrimEnd(),
                $"case {number}: {line}\ngot {GoJson.Write(result)}\n{error}");
        }

        Assert.True(number >= 200);
    }

    [Theory]
    [InlineData("""{"$patch":"flub"}""", "unknown patch type: flub in map: map[$patch:flub]")]
    [InlineData("""{"metadata":{"$deleteFromPrimitiveList":["a"]}}""", "invalid patch format of primitive list")]
    [InlineData("""{"metadata":{"$setElementOrder":["a"]}}""", "invalid patch format of setElementOrder list")]
    [InlineData("""{"spec":{"strategy":{"$retainKeys":"x"}}}""", "invalid patch format of retainKeys")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[["a"]]}}}}""", "lists of lists are not supported")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":["a"]}}}}""", "list element types are not identical: [[map[name:c]] [a]]")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}""", "map: map[image:x] does not contain declared merge key: name")]
    [InlineData("""[]""", "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData("""{"extra":{"x":1}}""", "unable to find api field in struct RawExtension for the json field \"x\"")]
    public void A_bad_patch_is_told_in_upstreams_words(string patch, string message)
    {
        var document = JsonNode.Parse("""{"metadata":{"finalizers":["a"]},"extra":{"x":{}},"spec":{"strategy":{"type":"x"},"template":{"spec":{"containers":[{"name":"c"}]}}}}""");
        var changes = JsonNode.Parse(patch);
        if (patch.Contains("extra"))
        {
            changes!["extra"]!["x"] = new JsonObject { ["y"] = 1 };
        }

        Assert.Equal(message, Apply(document!.AsObject(), changes, Deployments.Schema).Error);
    }

    [Fact]
    public void The_table_of_a_record_gives_strategies_and_keys()
    {
        var meta = RecordSchema.Of(ObjectMeta.ApiSchema);
        var (result, _) = Apply(
            JsonNode.Parse("""{"finalizers":["a","b"],"ownerReferences":[{"uid":"1","name":"x"}],"labels":{"a":"b"}}""")!.AsObject(),
            JsonNode.Parse("""{"finalizers":["c"],"ownerReferences":[{"uid":"1","controller":true},{"uid":"2"}],"labels":{"a":null}}"""),
            meta);
        Assert.Equal("""{"finalizers":["c","a","b"],"labels":{},"ownerReferences":[{"controller":true,"name":"x","uid":"1"},{"uid":"2"}]}""",
            GoJson.Write(result));
    }

    [Fact]
    public void Neither_argument_changes()
    {
        foreach (var line in Cases.Lines("strategic-cases.jsonl").Take(50))
        {
            var test = JsonNode.Parse(line)!;
            var before = test.ToJsonString();
            Apply(test["document"]!.AsObject(), test["patch"], Deployments.Schema);
            Assert.Equal(before, test.ToJsonString());
        }
    }

    private static (JsonNode? Result, string? Error) Apply(JsonObject document, JsonNode? patch, ITypeSchema schema)
    {
        try
        {
            return (StrategicMergePatch.Apply(document, patch, schema), null);
        }
        catch (PatchException problem)
        {
            return (null, problem.Message);
        }
    }
}
