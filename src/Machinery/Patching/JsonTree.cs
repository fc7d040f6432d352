using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>
/// Walks over trees that a patch may have made deeper than any parser would let through: a few short moves nest half a
/// million levels, and a stack overflow cannot be caught.
/// </summary>
internal static class JsonTree
{
    /// <exception cref="InsufficientExecutionStackException">The tree is too deep.</exception>
    public static JsonNode? Clone(JsonNode? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case JsonObject map:
                var members = new JsonObject();
                foreach (var (name, member) in map)
                {
                    members[name] = Clone(member);
                }

                return members;
            case JsonArray list:
                var items = new JsonArray();
                foreach (var item in list)
                {
                    items.Add(Clone(item));
                }

                return items;
            default:
                return node?.DeepClone();
        }
    }

    public static bool IsDeeperThan(JsonNode? node, int levels)
    {
        if (node is null or JsonValue)
        {
            return false;
        }

        if (levels == 0)
        {
            return true;
        }

        return node is JsonObject map
            ? map.Any(member => IsDeeperThan(member.Value, levels - 1))
            : node.AsArray().Any(item => IsDeeperThan(item, levels - 1));
    }
}
