using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>When two JSON values are the same value: numbers by amount, members in any order.</summary>
public static class JsonSame
{
    public static bool Equal(JsonNode? a, JsonNode? b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (a, b)
        {
            case (null, null):
                return true;
            case (JsonObject left, JsonObject right):
                if (left.Count != right.Count) return false;
                foreach (var (name, value) in left) if (!right.TryGetPropertyValue(name, out var other) || !Equal(value, other)) return false;
                return true;
            case (JsonArray left, JsonArray right):
                if (left.Count != right.Count) return false;
                for (var i = 0; i < left.Count; i++) if (!Equal(left[i], right[i])) return false;
                return true;
            case (JsonValue left, JsonValue right):
                return Scalar(left, right);
            default:
                return false;
        }
    }

    private static bool Scalar(JsonValue a, JsonValue b)
    {
        var kind = a.GetValueKind();
        if (kind != b.GetValueKind()) return false;
        return kind switch
        {
            JsonValueKind.String => a.GetValue<string>() == b.GetValue<string>(),
            JsonValueKind.Number => JsonNumber.TryInteger(a, out var x) && JsonNumber.TryInteger(b, out var y) ? x == y : JsonNumber.ToDouble(a).Equals(JsonNumber.ToDouble(b)),
            _ => true,
        };
    }
}
