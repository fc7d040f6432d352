using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>The change from the status that the API has to the one it should have. Conditions of others are not in it.</summary>
internal static class StatusPatch
{
    private static readonly string[] Merged = ["conditions", "podIPs", "hostIPs"];

    /// <summary>Null when there is nothing to change. The uid makes sure that it changes this very pod.</summary>
    public static Patch? Between(Pod current, PodStatus wanted)
    {
        var (before, after) = (Json(current.Status), Json(wanted));
        // What the scheduler, the resource claim controller and the API own is theirs.
        foreach (var other in new[] { "nominatedNodeName", "resourceClaimStatuses", "extendedResourceClaimStatus", "resize" })
        {
            before.Remove(other);
            after.Remove(other);
        }
        var change = new JsonObject();
        foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)).ToArray())
        {
            if (JsonNode.DeepEquals(before[name], after[name]))
            {
                continue;
            }
            var (changed, value) = Change(name, before[name], after[name]);
            if (changed)
            {
                change[name] = value;
            }
        }
        if (change.Count == 0)
        {
            return null;
        }
        return Patch.Strategic(new JsonObject { ["metadata"] = new JsonObject { ["uid"] = current.Metadata.Uid }, ["status"] = change });
    }

    private static (bool Changed, JsonNode? Value) Change(string name, JsonNode? before, JsonNode? after)
    {
        if (!Merged.Contains(name))
        {
            return (true, after?.DeepClone());
        }
        var key = name == "conditions" ? "type" : "ip";
        var (old, now) = (ByKey(before, key), ByKey(after, key));
        var list = new JsonArray();
        foreach (var (id, item) in now)
        {
            if (!JsonNode.DeepEquals(item, old.GetValueOrDefault(id)))
            {
                list.Add((JsonNode)Complete(item, old.GetValueOrDefault(id)));
            }
        }
        foreach (var id in old.Keys.Where(k => !now.ContainsKey(k) && (key == "ip" || ConditionTypes.IsOurs(k))))
        {
            list.Add((JsonNode)new JsonObject { ["$patch"] = "delete", [key] = id });
        }
        return (list.Count > 0, list);
    }

    /// <summary>Merging keeps members that the patch does not name, so those that are gone are named.</summary>
    private static JsonObject Complete(JsonNode item, JsonNode? before)
    {
        var result = item.DeepClone().AsObject();
        foreach (var (member, _) in before?.AsObject() ?? [])
        {
            if (!result.ContainsKey(member))
            {
                result[member] = null;
            }
        }
        return result;
    }

    private static Dictionary<string, JsonNode> ByKey(JsonNode? list, string key) =>
        (list as JsonArray ?? []).Where(i => i?[key] is not null).DistinctBy(i => i![key]!.GetValue<string>()).ToDictionary(i => i![key]!.GetValue<string>(), i => i!, StringComparer.Ordinal);

    private static JsonObject Json(PodStatus status)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            status.WriteJson(writer);
        }
        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }
}
