using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>The change from the node's status in the API to the one it should have.</summary>
internal static class NodeStatusPatch
{
    private static readonly (string List, string Key)[] Merged = [("conditions", "type"), ("addresses", "type")];

    /// <summary>Whether there is anything to tell besides the heartbeat.</summary>
    public static bool Matters(NodeStatus before, NodeStatus after) => Still(before) != Still(after);

    public static Patch? Between(NodeStatus before, NodeStatus after)
    {
        var (old, now) = (Json(before), Json(after));
        var change = new JsonObject();
        foreach (var name in old.Select(m => m.Key).Union(now.Select(m => m.Key)).ToArray())
        {
            if (!JsonNode.DeepEquals(old[name], now[name]))
            {
                change[name] = Merged.FirstOrDefault(m => m.List == name) is { List: not null } merged ? Items(old[name], now[name], merged.Key) : Whole(old[name], now[name]);
            }
        }
        return change.Count == 0 ? null : Patch.Strategic(new JsonObject { ["status"] = change });
    }

    // Maps are merged: a member that is gone must be named.
    private static JsonNode? Whole(JsonNode? before, JsonNode? after)
    {
        var whole = after?.DeepClone();
        if (whole is JsonObject members)
        {
            foreach (var gone in (before as JsonObject ?? []).Select(m => m.Key).Where(k => !members.ContainsKey(k)).ToArray())
            {
                members[gone] = null;
            }
        }
        return whole;
    }

    private static JsonArray Items(JsonNode? before, JsonNode? after, string key)
    {
        var list = new JsonArray();
        foreach (var item in after as JsonArray ?? [])
        {
            list.Add(item!.DeepClone());
        }
        var kept = list.Select(i => i![key]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in (before as JsonArray ?? []).Select(i => i![key]!.GetValue<string>()).Where(k => !kept.Contains(k)).Distinct())
        {
            list.Add((JsonNode)new JsonObject { ["$patch"] = "delete", [key] = gone });
        }
        return list;
    }

    private static NodeStatus Still(NodeStatus status) => status with { Conditions = status.Conditions.Map(c => c with { LastHeartbeatTime = default }) };

    private static JsonObject Json(NodeStatus status)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            status.WriteJson(writer);
        }
        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }
}
