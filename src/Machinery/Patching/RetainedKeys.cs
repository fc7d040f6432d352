using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary><c>$retainKeys</c>: members of the object that the list does not name go; the patch may set only those it names.</summary>
internal static class RetainedKeys
{
    public static void Apply(JsonObject original, JsonObject patch)
    {
        if (!patch.TryGetPropertyValue(StrategicNames.RetainKeys, out var directive))
        {
            return;
        }

        patch.Remove(StrategicNames.RetainKeys);
        if (directive is not JsonArray names)
        {
            throw StrategicErrors.BadRetainKeys;
        }

        var retained = names.Select(ItemKinds.Identity).Where(static i => i is { Item1: ItemKind.Text }).Select(static i => i!.Value.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, change) in patch)
        {
            if (change is not null && !IsParallelList(name) && !retained.Contains(name))
            {
                throw StrategicErrors.BadRetainKeys;
            }
        }

        foreach (var (name, _) in original.ToList())
        {
            if (!retained.Contains(name))
            {
                original.Remove(name);
            }
        }
    }

    private static bool IsParallelList(string name) => name.StartsWith(StrategicNames.DeleteFromList, StringComparison.Ordinal)
        || name.StartsWith(StrategicNames.ElementOrder, StringComparison.Ordinal);
}
