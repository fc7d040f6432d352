using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>When two JSON values are the same for a patch: numbers by their text, as upstream compares bytes.</summary>
internal static class JsonEquality
{
    public static bool Same(JsonNode? a, JsonNode? b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        return (a, b) switch
        {
            (JsonObject left, JsonObject right) => SameMembers(left, right),
            (JsonArray left, JsonArray right) => SameItems(left, right),
            (JsonValue left, JsonValue right) => SameScalar(left, right),
            _ => false,
        };
    }

    public static bool SameScalar(JsonValue a, JsonValue b)
    {
        var kind = a.GetValueKind();
        if (kind != b.GetValueKind())
        {
            return false;
        }

        return kind switch
        {
            JsonValueKind.String => a.GetValue<string>() == b.GetValue<string>(),
            JsonValueKind.Number => a.ToJsonString() == b.ToJsonString(),
            _ => true,
        };
    }

    private static bool SameMembers(JsonObject a, JsonObject b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        foreach (var (name, value) in a)
        {
            if (!b.TryGetPropertyValue(name, out var other) || !Same(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameItems(JsonArray a, JsonArray b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
