using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>
/// The order of a merged list: items of the patch in the patch's order, the others in the server's, the two interleaved
/// as the server had them.
/// </summary>
internal static class ElementOrder
{
    public static JsonArray Arrange(List<JsonNode?> merged, JsonArray patchOrder, JsonArray? serverOrder, string mergeKey)
    {
        var wanted = new ItemOrder(patchOrder, mergeKey);
        var stood = new ItemOrder(serverOrder, mergeKey);
        var fromPatch = new List<JsonNode?>();
        var serverOnly = new List<JsonNode?>();
        foreach (var item in merged)
        {
            (wanted.Contains(item) ? fromPatch : serverOnly).Add(item);
        }

        return Interleave(Sort(serverOnly, stood), Sort(fromPatch, wanted), stood);
    }

    private static List<JsonNode?> Sort(List<JsonNode?> items, ItemOrder order)
        => [.. items.OrderBy(item => order.PlaceOf(item) ?? int.MaxValue)];

    private static JsonArray Interleave(List<JsonNode?> left, List<JsonNode?> right, ItemOrder stood)
    {
        var all = new JsonArray();
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            var takeLeft = j >= right.Count || (i < left.Count && stood.PlaceOf(left[i]) < stood.PlaceOf(right[j]));
            var next = takeLeft ? left[i++] : right[j++];
            all.Add(next?.Parent is null ? next : next.DeepClone());
        }

        return all;
    }
}
