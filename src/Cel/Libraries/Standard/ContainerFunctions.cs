namespace Keles.Cel;

/// <summary>Sizes, look-ups and membership.</summary>
internal static class ContainerFunctions
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary()
            .Function(Operators.Index, "index_list", Signatures.A, Signatures.ListOfA, CelType.Int, Indexing.Get)
            .Function(Operators.Index, "index_map", Signatures.B, Signatures.MapOfAB, Signatures.A, Indexing.Get)
            .Function(Operators.In, "in_list", CelType.Bool, Signatures.A, Signatures.ListOfA, (item, list) => CelValue.Of(list.AsList.Contains(item)))
            .Function(Operators.In, "in_map", CelType.Bool, Signatures.A, Signatures.MapOfAB, (key, map) => CelValue.Of(map.AsMap.Has(key)));
        foreach (var (name, type) in new[] { ("string", CelType.String), ("bytes", CelType.Bytes), ("list", Signatures.ListOfA), ("map", Signatures.MapOfAB) })
        {
            library.Function("size", $"size_{name}", CelType.Int, type, v => CelValue.Of((long)CallCosts.Size(v)));
            library.Member("size", $"{name}_size", CelType.Int, type, v => CelValue.Of((long)CallCosts.Size(v)));
        }
        return library;
    }
}
