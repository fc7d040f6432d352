using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.Api;

/// <summary>Equality as upstream means it where a change counts: absent and empty lists and maps are the same, quantities compare by amount.</summary>
/// <remarks>Most comparisons end at the records' own equality; only when that fails the two are walked by their schema.</remarks>
public static class Semantic
{
    public static bool Equal<T>(T? a, T? b) where T : class, IApiType<T>
    {
        if (ReferenceEquals(a, b) || (a is not null && a.Equals(b))) return true;
        return a is not null && b is not null && Same(JsonForm.Of(a), JsonForm.Of(b), T.ApiSchema);
    }

    public static bool Equal<T>(Items<T> a, Items<T> b) where T : class, IApiType<T>
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++) if (!Equal(a[i], b[i])) return false;
        return true;
    }

    public static bool Equal(Items<string> a, Items<string> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    public static bool Equal<T>(OrderedMap<T> a, OrderedMap<T> b) => (a.IsEmpty && b.IsEmpty) || a == b;

    public static bool Equal(OrderedMap<Quantity> a, OrderedMap<Quantity> b)
    {
        if (!a.Keys.SequenceEqual(b.Keys)) return false;
        for (var i = 0; i < a.Count; i++) if (a.Values[i].CompareTo(b.Values[i]) != 0) return false;
        return true;
    }

    private static bool Same(JsonNode? a, JsonNode? b, TypeSchema schema)
    {
        if (a is not JsonObject left || b is not JsonObject right) return JsonNode.DeepEquals(a, b);
        foreach (var field in schema.Fields)
        {
            if (!Same(left[field.Name], right[field.Name], field)) return false;
        }

        return true;
    }

    private static bool Same(JsonNode? a, JsonNode? b, FieldSchema field) => field.Container switch
    {
        Container.List => Same(a as JsonArray, b as JsonArray, field),
        Container.Map or Container.MapOfLists => Same(a as JsonObject, b as JsonObject, field),
        _ => SameOne(a, b, field),
    };

    private static bool Same(JsonArray? a, JsonArray? b, FieldSchema field)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0)) return false;
        for (var i = 0; i < (a?.Count ?? 0); i++) if (!SameOne(a![i], b![i], field)) return false;
        return true;
    }

    private static bool Same(JsonObject? a, JsonObject? b, FieldSchema field)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0)) return false;
        return a is null || a.All(p => b!.TryGetPropertyValue(p.Key, out var other)
            && (field.Container == Container.MapOfLists ? JsonNode.DeepEquals(p.Value, other) : SameOne(p.Value, other, field)));
    }

    private static bool SameOne(JsonNode? a, JsonNode? b, FieldSchema field) => field.Type switch
    {
        ValueType.Object => Same(a, b, field.Object!()),
        ValueType.Quantity => JsonForm.Amount(a) is { } x && JsonForm.Amount(b) is { } y ? x.CompareTo(y) == 0 : JsonNode.DeepEquals(a, b),
        _ => JsonNode.DeepEquals(a, b),
    };
}
