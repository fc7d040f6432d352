using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>Removes from an object what its schema does not speak of.</summary>
public static class Pruning
{
    /// <param name="schema">Null keeps nothing.</param>
    /// <param name="root">The value is a whole object: its kind, version and metadata stay.</param>
    /// <param name="removed">Where the paths of what was removed are noted, sorted; null when nobody asks.</param>
    public static void Prune(JsonNode? value, SchemaNode? schema, bool root, List<string>? removed = null)
    {
        var walk = new Walk(removed is null ? null : []);
        walk.Prune(value, schema, root, SchemaPath.Root);
        if (removed is null) return;
        walk.Removed!.Sort(StringComparer.Ordinal);
        removed.AddRange(walk.Removed);
    }

    private static bool IsMeta(string name) => name is "apiVersion" or "kind" or "metadata";

    private sealed class Walk(List<string>? removed)
    {
        public List<string>? Removed => removed;

        public void Prune(JsonNode? value, SchemaNode? schema, bool root, SchemaPath path)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (schema is { KeepsUnknown: true })
            {
                Keep(value, schema, root, path);
                return;
            }

            switch (value)
            {
                case JsonObject map:
                    Members(map, schema, root || schema is { IsEmbedded: true }, root, path);
                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++) Prune(list[i], schema?.Items, false, path.Index(i));
                    break;
            }
        }

        private void Members(JsonObject map, SchemaNode? schema, bool isResource, bool root, SchemaPath path)
        {
            List<string>? drop = null;
            foreach (var (name, member) in map)
            {
                if (isResource && IsMeta(name)) continue;
                if (schema?.Property(name) is { } property) Prune(member, property, false, path.Member(name));
                else if (schema is { HasOthers: true }) Prune(member, schema.Others, false, path.Member(name));
                else (drop ??= []).Add(name);
            }

            foreach (var name in drop ?? [])
            {
                map.Remove(name);
                removed?.Add(path.Member(name).ToString());
            }
        }

        /// <summary>Nothing is removed here, but what is named has its own schema.</summary>
        private void Keep(JsonNode? value, SchemaNode? schema, bool root, SchemaPath path)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (schema is null) return;
            switch (value)
            {
                case JsonObject map:
                    foreach (var (name, member) in map)
                    {
                        if ((root || schema.IsEmbedded) && IsMeta(name)) continue;
                        if (schema.Property(name) is { } property) Prune(member, property, false, path.Member(name));
                        else if (schema.HasOthers) Prune(member, schema.Others, false, path.Member(name));
                    }

                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++) Keep(list[i], schema.Items, false, path.Index(i));
                    break;
            }
        }
    }
}
