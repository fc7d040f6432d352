using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Patching;

/// <summary>
/// <c>$setElementOrder/list</c>: merges the list's patch, if there is one, and arranges the result in the order given;
/// both members are taken out of the patch.
/// </summary>
internal static class OrderedLists
{
    public static void Merge(JsonObject original, JsonObject patch, ITypeSchema schema)
    {
        foreach (var (member, order) in patch.ToList())
        {
            if (member.StartsWith(StrategicNames.ElementOrder, StringComparison.Ordinal))
            {
                patch.Remove(member);
                Merge(original, patch, member, order, schema);
            }
        }
    }

    private static void Merge(JsonObject original, JsonObject patch, string member, JsonNode? order, ITypeSchema schema)
    {
        if (order is not JsonArray wanted)
        {
            throw StrategicErrors.NotA("[]interface {}", order);
        }

        var name = StrategicNames.ListName(member, StrategicNames.ElementOrder) ?? throw StrategicErrors.BadElementOrder;
        var stood = List(original, name);
        var change = List(patch, name);
        var meta = PatchMeta.OfList(schema, name);
        Check(change, wanted, meta.MergeKey);
        if (stood is null && change is null)
        {
            return;
        }

        ItemKinds.OfAll(stood, change);
        var serverOrder = stood?.DeepClone().AsArray();
        patch.Remove(name);
        original.Remove(name);
        var merged = Merged(stood, change, meta);
        RequireKeys([merged, wanted], meta.MergeKey);
        original[name] = ElementOrder.Arrange([.. merged.Select(static item => item?.DeepClone())], wanted, serverOrder, meta.MergeKey);
    }

    private static JsonArray Merged(JsonArray? stood, JsonArray? change, PatchMeta meta)
    {
        if (change is null)
        {
            return stood!;
        }

        if (stood is null)
        {
            Directives.Remove(change, out _);
            return change;
        }

        return meta.Merges ? ListMerge.Merge(stood, change, meta) : change;
    }

    private static JsonArray? List(JsonObject map, string name)
    {
        if (!map.TryGetPropertyValue(name, out var value))
        {
            return null;
        }

        return value as JsonArray ?? throw StrategicErrors.NotA("[]interface {}", value);
    }

    /// <summary>The patch's items must come in the order given, and none may be missing there.</summary>
    private static void Check(JsonArray? change, JsonArray wanted, string mergeKey)
    {
        if (change is null || change.Count == 0 || wanted.Count == 0)
        {
            return;
        }

        RequireKeys(mergeKey.Length > 0 ? [Undirected(change)] : [], mergeKey);
        var place = 0;
        foreach (var item in change)
        {
            if (item is JsonObject map && map.ContainsKey(StrategicNames.Directive))
            {
                continue;
            }

            var one = new ItemOrder([item], mergeKey);
            while (place < wanted.Count && !one.Contains(wanted[place]))
            {
                RequireKeys([new JsonArray(wanted[place]?.DeepClone())], mergeKey);
                place++;
            }

            if (place++ >= wanted.Count)
            {
                throw StrategicErrors.Internal(
                    $"The order in patch list:\n{GoText.Print(change)}\n doesn't match {StrategicNames.ElementOrder} list:\n{GoText.Print(wanted)}\n");
            }
        }
    }

    private static JsonArray Undirected(JsonArray list)
        => new([.. list.Where(static i => i is not JsonObject map || !map.ContainsKey(StrategicNames.Directive)).Select(static i => i?.DeepClone())]);

    private static void RequireKeys(IEnumerable<JsonArray> lists, string mergeKey)
    {
        if (mergeKey.Length == 0)
        {
            return;
        }

        foreach (var item in lists.SelectMany(static list => list))
        {
            var map = item as JsonObject ?? throw StrategicErrors.NotA("map[string]interface {}", item);
            if (!map.ContainsKey(mergeKey))
            {
                throw StrategicErrors.NoMergeKey(map, mergeKey);
            }
        }
    }
}
