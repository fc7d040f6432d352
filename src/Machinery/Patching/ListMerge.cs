using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>Merges lists item by item: scalars as a set, objects by their merge key.</summary>
internal static class ListMerge
{
    public static JsonArray Merge(JsonArray original, JsonArray patch, PatchMeta meta)
    {
        if (original.Count == 0 && patch.Count == 0)
        {
            return original;
        }

        var kind = ItemKinds.OfAll(original, patch);
        return kind == ItemKind.Map ? MergeMaps(original, patch, meta) : MergeScalars(original, patch, meta);
    }

    /// <summary>What is left of a list after the items of <paramref name="doomed"/> are gone.</summary>
    public static JsonArray Delete(JsonArray list, JsonArray doomed, PatchMeta meta)
    {
        if (list.Count == 0 && doomed.Count == 0)
        {
            return list;
        }

        if (ItemKinds.OfAll(list, doomed) == ItemKind.Map)
        {
            return MergeMaps(list, doomed, meta);
        }

        var gone = new ItemOrder(doomed, "");
        return new JsonArray([.. list.Where(item => !gone.Contains(item)).Select(static item => item?.DeepClone())]);
    }

    private static JsonArray MergeScalars(JsonArray original, JsonArray patch, PatchMeta meta)
    {
        var merged = original.Concat(patch).DistinctBy(ItemKinds.Identity).Select(static item => item?.DeepClone()).ToList();
        if (meta.MergeKey.Length > 0)
        {
            throw StrategicErrors.NotA("map[string]interface {}", merged[0]);
        }

        return ElementOrder.Arrange(merged, patch, original, "");
    }

    private static JsonArray MergeMaps(JsonArray original, JsonArray patch, PatchMeta meta)
    {
        if (meta.MergeKey.Length == 0)
        {
            throw StrategicErrors.Internal($"cannot merge lists without merge key for {PatchMeta.GoKind(meta.Schema)}");
        }

        var (kept, changes) = Direct(original, patch, meta.MergeKey);
        var order = new JsonArray([.. kept.Select(static item => item.DeepClone())]);
        var places = Places(kept, meta.MergeKey);
        foreach (var change in changes)
        {
            var key = Key(change, meta.MergeKey);
            if (key is { } known && places.TryGetValue(known, out var place))
            {
                kept[place] = StrategicMergePatch.MergeMap(kept[place], change.DeepClone().AsObject(), meta.Schema);
            }
            else
            {
                places.TryAdd(key ?? default, kept.Count);
                kept.Add(change.DeepClone().AsObject());
            }
        }

        foreach (var item in kept)
        {
            Key(item, meta.MergeKey);
        }

        return ElementOrder.Arrange([.. kept], new JsonArray([.. changes.Select(static c => c.DeepClone())]), order, meta.MergeKey);
    }

    /// <summary>Carries out the directives among the items; returns what is left of both lists.</summary>
    private static (List<JsonObject> Kept, List<JsonObject> Changes) Direct(JsonArray original, JsonArray patch, string mergeKey)
    {
        var kept = Detach(original);
        var changes = new List<JsonObject>();
        var replace = false;
        foreach (var item in Detach(patch))
        {
            if (!item.TryGetPropertyValue(StrategicNames.Directive, out var directive))
            {
                changes.Add(item);
                continue;
            }

            switch (directive is JsonValue value && value.TryGetValue<string>(out var text) ? text : null)
            {
                case StrategicNames.Delete:
                    var doomed = Key(item, mergeKey);
                    kept.RemoveAll(k => doomed is not null && k.TryGetPropertyValue(mergeKey, out var v) && ItemKinds.Identity(v) == doomed);
                    break;
                case StrategicNames.Replace:
                    replace = true;
                    break;
                case StrategicNames.Merge:
                    throw StrategicErrors.Internal("merging lists cannot yet be specified in the patch");
                default:
                    throw StrategicErrors.BadDirective(directive, item);
            }
        }

        return replace ? (changes, []) : (kept, changes);
    }

    private static Dictionary<(ItemKind, string), int> Places(List<JsonObject> items, string mergeKey)
    {
        var places = new Dictionary<(ItemKind, string), int>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].TryGetPropertyValue(mergeKey, out var value) && ItemKinds.Identity(value) is { } key)
            {
                places.TryAdd(key, i);
            }
        }

        return places;
    }

    private static (ItemKind, string)? Key(JsonObject item, string mergeKey)
        => item.TryGetPropertyValue(mergeKey, out var value) ? ItemKinds.Identity(value) : throw StrategicErrors.NoMergeKey(item, mergeKey);

    private static List<JsonObject> Detach(JsonArray list)
    {
        var items = list.Select(static item => item!.AsObject()).ToList();
        list.Clear();
        return items;
    }
}
