namespace Keles.Cel;

/// <summary>Lists taken as sets.</summary>
internal static class SetsLibrary
{
    public static CelLibrary Library { get; } = new CelLibrary()
        .Function("sets.contains", "list_sets_contains_list", CelType.Bool, Signatures.ListOfA, Signatures.ListOfA, (a, b) => CelValue.Of(Contains(a.AsList, b.AsList)))
        .Function("sets.equivalent", "list_sets_equivalent_list", CelType.Bool, Signatures.ListOfA, Signatures.ListOfA, (a, b) =>
            CelValue.Of(Contains(a.AsList, b.AsList) && Contains(b.AsList, a.AsList)))
        .Function("sets.intersects", "list_sets_intersects_list", CelType.Bool, Signatures.ListOfA, Signatures.ListOfA, (a, b) => CelValue.Of(Intersects(a.AsList, b.AsList)));

    private static bool Contains(ICelList all, ICelList some)
    {
        for (var i = 0; i < some.Count; i++)
        {
            if (!all.Contains(some[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Intersects(ICelList a, ICelList b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (b.Contains(a[i]))
            {
                return true;
            }
        }
        return false;
    }
}
