using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Patching;

/// <summary>
/// Strategic merge patch: a merge patch that knows from the schema which lists are merged by key, with directives for
/// what merging alone cannot say. The order of members does not matter; that of lists does.
/// </summary>
public static class StrategicMergePatch
{
    /// <summary>The patched document; neither argument changes.</summary>
    /// <exception cref="PatchException">With upstream's words.</exception>
    public static JsonObject Apply(JsonObject document, JsonNode? patch, ITypeSchema schema)
    {
        if (patch is not JsonObject changes)
        {
            throw new PatchException(PatchProblem.BadRequest,
                $"error decoding patch: json: cannot unmarshal {MergePatch.GoJsonKind(patch)} into Go value of type map[string]interface {{}}");
        }

        return MergeMap(document.DeepClone().AsObject(), changes.DeepClone().AsObject(), schema);
    }

    /// <summary>Merges into <paramref name="original"/>; both arguments are used up.</summary>
    internal static JsonObject MergeMap(JsonObject original, JsonObject patch, ITypeSchema schema)
    {
        if (patch.TryGetPropertyValue(StrategicNames.Directive, out var directive))
        {
            return Whole(directive, patch);
        }

        RetainedKeys.Apply(original, patch);
        OrderedLists.Merge(original, patch, schema);

        // Upstream takes members in random order; here what is deleted from a list stays deleted, whatever is added to it.
        foreach (var (name, change) in patch.OrderBy(static m => IsDeletion(m.Key)).ToList())
        {
            patch.Remove(name);
            if (IsDeletion(name))
            {
                DeleteFromList(original, name, change, schema);
            }
            else
            {
                MergeMember(original, name, change, schema);
            }
        }

        return original;
    }

    private static bool IsDeletion(string name) => name.StartsWith(StrategicNames.DeleteFromList, StringComparison.Ordinal);

    private static JsonObject Whole(JsonNode? directive, JsonObject patch)
    {
        switch (directive is JsonValue value && value.TryGetValue<string>(out var text) ? text : null)
        {
            case StrategicNames.Replace:
                patch.Remove(StrategicNames.Directive);
                return patch;
            case StrategicNames.Delete:
                return [];
            default:
                throw StrategicErrors.BadDirective(directive, patch);
        }
    }

    private static void MergeMember(JsonObject original, string name, JsonNode? change, ITypeSchema schema)
    {
        if (change is null)
        {
            original.Remove(name);
            return;
        }

        var stood = original[name];
        switch (stood, change)
        {
            case (JsonObject map, JsonObject changes):
                var meta = PatchMeta.OfMap(schema, name);
                original.Remove(name);
                original[name] = meta.Replaces ? changes : MergeMap(map, changes, meta.Schema);
                break;
            case (JsonArray list, JsonArray changes):
                var listMeta = PatchMeta.OfList(schema, name);
                original.Remove(name);
                original[name] = listMeta.Merges ? ListMerge.Merge(list, changes, listMeta) : changes;
                break;
            default:
                Take(original, name, change);
                break;
        }
    }

    /// <summary>A value that nothing can be merged with: taken without its nulls and directives.</summary>
    private static void Take(JsonObject original, string name, JsonNode change)
    {
        Directives.RemoveNulls(change);
        if (Directives.Remove(change, out var kept))
        {
            original[name] = kept;
        }
        else
        {
            original.Remove(name);
        }
    }

    private static void DeleteFromList(JsonObject original, string member, JsonNode? change, ITypeSchema schema)
    {
        var name = StrategicNames.ListName(member, StrategicNames.DeleteFromList) ?? throw StrategicErrors.BadPrimitiveList;
        if (change is null)
        {
            original.Remove(name);
        }
        else if (original[name] is JsonArray list && change is JsonArray doomed)
        {
            var meta = PatchMeta.OfList(schema, name);
            original.Remove(name);
            original[name] = ListMerge.Delete(list, doomed, meta);
        }
    }
}
