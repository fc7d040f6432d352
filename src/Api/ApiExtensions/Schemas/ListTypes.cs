using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>Lists that are sets hold nothing twice, lists that are maps no key twice.</summary>
internal static class ListTypes
{
    public static void Validate(JsonNode? value, SchemaNode? schema, FieldPath? path, FieldErrors errors)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema is null) return;
        switch (value)
        {
            case JsonObject map:
                foreach (var (name, member) in map)
                {
                    if (schema.Property(name) is { } property) Validate(member, property, path is null ? FieldPath.Root(name) : path.Child(name), errors);
                    else if (schema.Others is { } others) Validate(member, others, path is null ? FieldPath.None.Key(name) : path.Key(name), errors);
                }

                break;
            case JsonArray list:
                List(list, schema, path ?? FieldPath.None, errors);
                for (var i = 0; i < list.Count; i++) Validate(list[i], schema.Items, (path ?? FieldPath.None).Index(i), errors);
                break;
        }
    }

    private static void List(JsonArray list, SchemaNode schema, FieldPath path, FieldErrors errors)
    {
        switch (schema.Source.XKubernetesListType)
        {
            case "set":
                foreach (var i in Repeated([.. list])) errors.Duplicate(path.Index(i), SchemaFinding.Plain(list[i]));
                break;
            case "map":
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is null or JsonObject) continue;
                    errors.Invalid(path.Index(i), SchemaFinding.Plain(list[i]), "must be an object for an array of list-type map");
                    return;
                }

                var keys = list.Select(i => i is JsonObject map ? ListKeys.Object(map, schema) : new JsonObject()).ToArray();
                foreach (var i in Repeated(keys)) errors.Duplicate(path.Index(i), keys[i]);
                break;
        }
    }

    /// <summary>Where a value stands that stood before; of several repetitions only the first is told.</summary>
    private static IEnumerable<int> Repeated(IReadOnlyList<JsonNode?> values)
    {
        if (values.Count <= 1) yield break;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            var text = values[i]?.GetValueKind() == JsonValueKind.Number && !JsonNumber.IsInteger(values[i]!) ? GoNumber.Json(JsonNumber.ToDouble(values[i]!)) : GoJson.Write(values[i]);
            seen.TryGetValue(text, out var times);
            seen[text] = times + 1;
            if (times == 1) yield return i;
        }
    }
}
