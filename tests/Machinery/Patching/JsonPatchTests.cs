using System.Text.Json.Nodes;
using Keles.Machinery.Patching;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Patching;

public sealed class JsonPatchTests
{
    /// <summary>Random documents, JSON patches and merge patches; results of kubectl 1.35 <c>patch --local</c>.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("merge")]
    public void Patches_as_upstream_does(string type)
    {
        var number = 0;
        foreach (var line in Cases.Lines("json-cases.jsonl"))
        {
            var test = JsonNode.Parse(line)!;
            if ((string?)test["type"] != type)
            {
                continue;
            }

            number++;
            var (result, error) = Apply(test["document"]!.AsObject(), test["patch"], type);
            Assert.True(GoJson.Write(test["result"]) == GoJson.Write(result) && (string?)test["error"] == error,
                $"case {number}: {line}\ngot {GoJson.Write(result)}\n{error}");
        }

        Assert.True(number >= 150);
    }

    [Theory]
    [InlineData("""{"op":"add"}""", "json: cannot unmarshal object into Go value of type jsonpatch.Patch")]
    [InlineData("""["add"]""", "json: cannot unmarshal string into Go value of type jsonpatch.Operation")]
    public void A_patch_of_another_shape_is_refused(string patch, string message)
    {
        var problem = Assert.Throws<PatchException>(() => JsonPatch.Read(JsonNode.Parse(patch)));
        Assert.Equal((PatchProblem.BadRequest, message), (problem.Problem, problem.Message));
    }

    [Fact]
    public void Too_many_operations_are_refused()
    {
        var patch = new JsonArray([.. Enumerable.Range(0, 10_001).Select(static _ => (JsonNode)new JsonObject())]);
        var problem = Assert.Throws<PatchException>(() => JsonPatch.Read(patch));
        Assert.Equal((PatchProblem.TooLarge, "The allowed maximum operations in a JSON patch is 10000, got 10001"), (problem.Problem, problem.Message));
    }

    [Fact]
    public void Copies_may_not_grow_a_document_without_end()
    {
        var document = JsonNode.Parse("""{"a":["0123456789"]}""")!;
        var steps = Enumerable.Range(0, 40).Select(static _ => (JsonNode?)JsonNode.Parse("""{"op":"copy","from":"/a","path":"/a/-"}""")).ToArray();
        var problem = Assert.Throws<PatchException>(() => JsonPatch.Read(new JsonArray(steps)).Apply(document));
        Assert.Contains("exceeding the limit 3145728", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_may_not_nest_a_document_without_end()
    {
        var nest = string.Concat(Enumerable.Repeat("[", 400)) + string.Concat(Enumerable.Repeat("]", 400));
        var deepest = string.Concat(Enumerable.Repeat("/0", 398)) + "/-";
        var document = new JsonObject { ["seed"] = JsonNode.Parse(nest, documentOptions: new() { MaxDepth = 512 }), ["last"] = 1 };
        var steps = new JsonArray();
        for (var i = 0; i < 2000; i++)
        {
            steps.Add(new JsonObject { ["op"] = "copy", ["from"] = "/seed", ["path"] = $"/n{i}" });
            steps.Add(new JsonObject { ["op"] = "move", ["from"] = i == 0 ? "/last" : $"/n{i - 1}", ["path"] = $"/n{i}{deepest}" });
        }

        steps.Add(new JsonObject { ["op"] = "copy", ["from"] = "/n1999", ["path"] = "/copy" });
        var problem = Assert.Throws<PatchException>(() => JsonPatch.Read(steps).Apply(document));
        Assert.Equal("the patched document would nest deeper than 512 levels", problem.Message);
    }

    [Fact]
    public void The_document_does_not_change()
    {
        var document = JsonNode.Parse("""{"a":{"b":1}}""")!;
        JsonPatch.Read(JsonNode.Parse("""[{"op":"move","from":"/a/b","path":"/c"}]""")).Apply(document);
        Assert.Equal("""{"a":{"b":1}}""", document.ToJsonString());
    }

    private static (JsonNode? Result, string? Error) Apply(JsonObject document, JsonNode? patch, string type)
    {
        try
        {
            return (type == "merge" ? MergePatch.Apply(document, patch) : JsonPatch.Read(patch).Apply(document), null);
        }
        catch (PatchException problem)
        {
            return (null, problem.Message);
        }
    }
}
