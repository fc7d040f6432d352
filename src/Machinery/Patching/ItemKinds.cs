using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>Tells the kind of values.</summary>
internal static class ItemKinds
{
    public static ItemKind Of(JsonNode? value) => value switch
    {
        null => ItemKind.Null,
        JsonObject => ItemKind.Map,
        JsonArray => ItemKind.List,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => ItemKind.Text,
            JsonValueKind.True or JsonValueKind.False => ItemKind.Flag,
            _ => JsonNumber.IsInteger(value) ? ItemKind.Integer : ItemKind.Float,
        },
    };

    /// <summary>The one kind of all items of both lists.</summary>
    public static ItemKind OfAll(JsonArray? first, JsonArray? second)
    {
        ItemKind? kind = null;
        foreach (var item in (first ?? []).Concat(second ?? []))
        {
            var next = Of(item);
            if (next == ItemKind.List)
            {
                throw StrategicErrors.ListOfLists;
            }

            if (next == ItemKind.Null || (kind is { } known && known != next))
            {
                throw StrategicErrors.Internal($"list element types are not identical: [{GoText.Print(first ?? [])} {GoText.Print(second ?? [])}]");
            }

            kind = next;
        }

        return kind ?? throw StrategicErrors.Internal("no elements in any of the given slices");
    }

    /// <summary>What tells scalars apart, in a form that can be a dictionary's key; null for objects and lists, which equal nothing.</summary>
    public static (ItemKind Kind, string Text)? Identity(JsonNode? value) => Of(value) switch
    {
        ItemKind.Map or ItemKind.List => null,
        ItemKind.Null => (ItemKind.Null, ""),
        ItemKind.Text => (ItemKind.Text, value!.GetValue<string>()),
        ItemKind.Integer when JsonNumber.TryInteger(value!, out var number) => (ItemKind.Integer, number.ToString(CultureInfo.InvariantCulture)),
        var kind => (kind, GoText.Print(value)),
    };
}
