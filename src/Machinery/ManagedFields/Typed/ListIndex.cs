using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>A list's items by path element, in order; items that repeat cannot be told apart and stand for null.</summary>
internal sealed class ListIndex
{
    private readonly Dictionary<PathElement, JsonNode?> byElement = [];

    private ListIndex(int capacity) => Items = new(capacity);

    public List<(PathElement Element, JsonNode? Item)> Items { get; }

    public static ListIndex Of(JsonArray? list, ITypeSchema schema)
    {
        var index = new ListIndex(list?.Count ?? 0);
        foreach (var item in list ?? [])
        {
            if (ItemPaths.Of(schema, item, out _) is not { } element)
            {
                continue;
            }

            index.byElement[element] = index.byElement.ContainsKey(element) ? null : item;
            index.Items.Add((element, item));
        }

        return index;
    }

    public bool Has(PathElement element) => byElement.ContainsKey(element);

    public Slot Find(PathElement element) => byElement.TryGetValue(element, out var item) ? Slot.Of(item) : Slot.Absent;
}
