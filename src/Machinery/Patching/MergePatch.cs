using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>
/// RFC 7386 as upstream's library applies it: it also drops null members inside objects and lists that the patch adds
/// as a whole.
/// </summary>
public static class MergePatch
{
    /// <summary>The patched document; neither argument changes.</summary>
    /// <exception cref="PatchException">The patch is no object.</exception>
    public static JsonObject Apply(JsonObject document, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            throw new PatchException(PatchProblem.BadRequest,
                $"error decoding patch: json: cannot unmarshal {GoJsonKind(patch)} into Go value of type map[string]interface {{}}");
        }

        var result = document.DeepClone().AsObject();
        Merge(result, changes);
        return result;
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                target.Remove(name);
            }
            else if (target[name] is JsonObject inner)
            {
                Into(target, name, inner, change);
            }
            else
            {
                target[name] = WithoutNulls(change.DeepClone());
            }
        }
    }

    private static void Into(JsonObject target, string name, JsonObject inner, JsonNode change)
    {
        if (change is JsonObject innerChanges)
        {
            Merge(inner, innerChanges);
        }
        else
        {
            target[name] = change.DeepClone();
        }
    }

    private static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is JsonObject map)
        {
            foreach (var name in map.Where(static m => m.Value is null).Select(static m => m.Key).ToList())
            {
                map.Remove(name);
            }

            foreach (var (_, member) in map)
            {
                WithoutNulls(member!);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                _ = item is null ? null : WithoutNulls(item);
            }
        }

        return node;
    }

    public static string GoJsonKind(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray => "array",
        JsonObject => "object",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "bool",
        },
    };
}
