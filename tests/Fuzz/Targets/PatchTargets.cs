using System.Text;
using System.Text.Json.Nodes;
using Keles.Api.Apps.V1;
using Keles.Machinery.Codecs;
using Keles.Machinery.Patching;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Patches of a deployment: they apply or are refused, and leave their arguments alone.</summary>
internal static class PatchTargets
{
    private static readonly string[] Paths = ["", "/", "/metadata", "/metadata/labels", "/metadata/labels/a", "/spec/template/spec/containers/0", "/spec/template/spec/containers/-", "/spec/template/spec/containers/-1", "/spec/template/spec/containers/99", "/spec/replicas", "/a~1b", "/a~0", "/spec/x/y", "nope"];

    public static FuzzTarget JsonPatch { get; } = new("json-patch", static random =>
    {
        var steps = new JsonArray();
        for (var n = random.Next(6); n > 0; n--)
        {
            var step = new JsonObject { ["op"] = random.Pick(["add", "remove", "replace", "move", "copy", "test", "fly"]), ["path"] = random.Pick(Paths) };
            if (random.Next(3) > 0) step["from"] = random.Pick(Paths);
            if (random.Next(4) > 0) step["value"] = RandomJson.Value(random, 3);
            steps.Add(step);
        }

        return Both(RandomJson.Deployment(random), random.Next(20) == 0 ? RandomJson.Value(random, 3) : steps);
    }, static input => Check(input, static (document, patch) => Machinery.Patching.JsonPatch.Read(patch).Apply(document)));

    public static FuzzTarget MergePatch { get; } = new("merge-patch", static random => Both(RandomJson.Deployment(random), random.Next(20) == 0 ? RandomJson.Value(random, 3) : RandomJson.Object(random, 5)),
        static input => Check(input, static (document, patch) =>
        {
            var once = Machinery.Patching.MergePatch.Apply(document, patch);
            // Upstream's library keeps nulls in a list that replaces an object, and drops them the next time.
            var twice = Machinery.Patching.MergePatch.Apply(once, patch);
            if (!JsonNode.DeepEquals(twice, Machinery.Patching.MergePatch.Apply(twice, patch))) throw new InvalidOperationException("a merge patch applied again and again does not come to rest");
            return once;
        }));

    public static FuzzTarget StrategicMergePatch { get; } = new("strategic-merge-patch", static random => Both(RandomJson.Deployment(random), random.Next(3) == 0 ? RandomJson.Object(random, 6) : Directed(random)),
        static input => Check(input, static (document, patch) => Machinery.Patching.StrategicMergePatch.Apply(document, patch, DeploymentKind.Kind.Typed)));

    /// <summary>A patch of the right shape with directives strewn in.</summary>
    private static JsonObject Directed(Random random)
    {
        var patch = RandomJson.Deployment(random);
        Strew(random, patch);
        return patch;
    }

    private static void Strew(Random random, JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var (_, member) in map.ToArray()) Strew(random, member);
            if (random.Next(8) == 0) map["$patch"] = random.Pick(["delete", "replace", "merge", "odd"]);
            if (random.Next(12) == 0) map["$retainKeys"] = new JsonArray("name", "emptyDir", "type");
            if (random.Next(12) == 0) map["$setElementOrder/containers"] = new JsonArray(new JsonObject { ["name"] = "a" }, new JsonObject { ["name"] = "b" });
            if (random.Next(12) == 0) map["$deleteFromPrimitiveList/finalizers"] = new JsonArray("a", "b");
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Strew(random, item);
        }
    }

    private static void Check(byte[] input, Func<JsonObject, JsonNode?, JsonNode?> apply)
    {
        var both = JsonTreeReader.Read(input)!.AsObject();
        var (document, patch) = (both["document"]!.AsObject(), both["patch"]);
        var before = both.ToJsonString();
        try
        {
            _ = apply(document, patch)?.ToJsonString();
        }
        catch (PatchException e)
        {
            if (e.Message.Length == 0) throw new InvalidOperationException("refused without a word");
        }

        if (both.ToJsonString() != before) throw new InvalidOperationException("an argument was changed");
    }

    private static byte[] Both(JsonNode document, JsonNode? patch) => Encoding.UTF8.GetBytes(new JsonObject { ["document"] = document, ["patch"] = patch }.ToJsonString());
}
