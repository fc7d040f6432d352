using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Client;
using Keles.Machinery.Patching;
using Keles.Machinery.Typing;

namespace Keles.Fakes;

/// <summary>JSON patch, merge patch and strategic merge patch on JSON trees. Apply belongs to tests against the real server.</summary>
internal static class FakePatches
{
    public static JsonObject Apply(Kind kind, JsonObject target, Patch patch)
    {
        var body = JsonNode.Parse(patch.Body.Span)!;
        if (patch.Type == PatchType.Merge) return Merge(target, body)!.AsObject();
        if (patch.Type == PatchType.Strategic) return StrategicMergePatch.Apply(target, body, RecordSchema.Of(kind.Schema));
        if (patch.Type != PatchType.Json) throw FakeErrors.BadRequest($"the fake API does not know patches of type {patch.Type}");
        JsonNode result = target;
        foreach (var operation in body.AsArray()) Operate(result, operation!.AsObject());
        return result.AsObject();
    }

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null) merged.Remove(name);
            else
            {
                var before = merged[name];
                merged.Remove(name);
                merged[name] = Merge(before, change);
            }
        }

        return merged;
    }

    private static void Operate(JsonNode root, JsonObject operation)
    {
        var path = operation["path"]!.GetValue<string>().Split('/').Skip(1).Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var parent = path[..^1].Aggregate((JsonNode?)root, Child) ?? throw FakeErrors.BadRequest($"no such path: {operation["path"]}");
        var last = path[^1];
        switch (operation["op"]!.GetValue<string>())
        {
            case "test":
                if (!JsonNode.DeepEquals(Child(parent, last), operation["value"])) throw FakeErrors.BadRequest($"testing path {operation["path"]} failed");
                break;
            case "remove" when parent is JsonArray list: list.RemoveAt(int.Parse(last)); break;
            case "remove" when parent is JsonObject map && map.Remove(last): break;
            case "add" when parent is JsonArray list && last == "-": list.Add(operation["value"]?.DeepClone()); break;
            case "add" when parent is JsonArray list: list.Insert(int.Parse(last), operation["value"]?.DeepClone()); break;
            case "replace" when parent is JsonArray list: list[int.Parse(last)] = operation["value"]?.DeepClone(); break;
            case "add" or "replace" when parent is JsonObject map: map[last] = operation["value"]?.DeepClone(); break;
            default: throw FakeErrors.BadRequest($"cannot {operation["op"]} {operation["path"]}");
        }
    }

    private static JsonNode? Child(JsonNode? parent, string step) => parent switch
    {
        JsonObject map => map[step],
        JsonArray list when int.TryParse(step, out var i) && i < list.Count => list[i],
        _ => null,
    };
}
