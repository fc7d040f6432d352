using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>One step of a path: from a value to those below it.</summary>
internal abstract record JsonPathStep
{
    public abstract void Follow(JsonNode? node, List<JsonNode?> found);

    internal sealed record Member(string Name) : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            if (node is JsonObject map && map.TryGetPropertyValue(Name, out var value)) found.Add(value);
        }
    }

    internal sealed record All : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            if (node is JsonArray list) found.AddRange(list);
            else if (node is JsonObject map) found.AddRange(map.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => m.Value));
        }
    }

    internal sealed record Slice(int? From, int? To, int Step) : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            if (node is not JsonArray list) return;
            var from = From is { } f ? f < 0 ? f + list.Count : f : 0;
            var to = To is { } t ? t < 0 ? t + list.Count : t : list.Count;
            for (var i = Math.Max(0, from); i < Math.Min(to, list.Count); i += Step) found.Add(list[i]);
        }
    }

    internal sealed record Descend(JsonPathStep Next) : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            Next.Follow(node, found);
            var below = new List<JsonNode?>();
            new All().Follow(node, below);
            foreach (var child in below) Follow(child, found);
        }
    }

    internal sealed record Union(IReadOnlyList<JsonPathStep> Steps) : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            foreach (var step in Steps) step.Follow(node, found);
        }
    }

    /// <param name="Left">From the item.</param>
    /// <param name="Operator">Empty: the left side exists.</param>
    /// <param name="Right">A constant, or a path from the item.</param>
    internal sealed record Filter(IReadOnlyList<JsonPathStep> Left, string Operator, JsonNode? Constant, IReadOnlyList<JsonPathStep>? Right) : JsonPathStep
    {
        public override void Follow(JsonNode? node, List<JsonNode?> found)
        {
            if (node is not JsonArray list) return;
            foreach (var item in list) if (Holds(item)) found.Add(item);
        }

        private bool Holds(JsonNode? item)
        {
            var left = Walk(item, Left);
            if (Operator.Length == 0) return left.Count > 0;
            if (left.Count == 0) return false;
            var right = Right is null ? [Constant] : Walk(item, Right);
            if (right.Count == 0) return false;
            return Compare(left[0], right[0]) is { } order && Operator switch
            {
                "==" => order == 0,
                "!=" => order != 0,
                "<" => order < 0,
                ">" => order > 0,
                "<=" => order <= 0,
                _ => order >= 0,
            };
        }

        private static List<JsonNode?> Walk(JsonNode? item, IReadOnlyList<JsonPathStep> steps)
        {
            List<JsonNode?> at = [item];
            foreach (var step in steps)
            {
                var next = new List<JsonNode?>();
                foreach (var node in at) step.Follow(node, next);
                at = next;
            }

            return at;
        }

        private static int? Compare(JsonNode? a, JsonNode? b)
        {
            if (a is null || b is null) return a is null && b is null ? 0 : null;
            var (x, y) = (a.GetValueKind(), b.GetValueKind());
            if (x == JsonValueKind.Number && y == JsonValueKind.Number) return JsonNumber.ToDouble(a).CompareTo(JsonNumber.ToDouble(b));
            if (x == JsonValueKind.String && y == JsonValueKind.String) return string.CompareOrdinal(a.GetValue<string>(), b.GetValue<string>());
            return x is JsonValueKind.True or JsonValueKind.False && y is JsonValueKind.True or JsonValueKind.False ? (x == y ? 0 : 1) : null;
        }
    }
}
