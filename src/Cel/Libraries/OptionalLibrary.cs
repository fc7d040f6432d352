namespace Keles.Cel;

/// <summary>Values that may be missing, with a syntax of their own: <c>a.?b</c>, <c>a[?k]</c>, <c>[?x]</c>, <c>{?k: v}</c>.</summary>
internal static class OptionalLibrary
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var (a, opt, list, map) = (Signatures.A, Signatures.OptionalA, Signatures.ListOfA, Signatures.MapOfAB);
        var (b, optB) = (Signatures.B, CelType.Optional(Signatures.B));
        var library = new CelLibrary()
            .TypeName("optional_type", CelType.Optional(CelType.Dyn))
            .Function("optional.of", "optional_of", opt, a, CelValue.Some)
            .Function("optional.ofNonZeroValue", "optional_ofNonZeroValue", opt, a, v => IsZero(v) ? CelValue.None : CelValue.Some(v))
            .Function("optional.none", "optional_none", opt, [], _ => CelValue.None)
            .Member("value", "optional_value", a, opt, v => v.HasValue ? v.Unwrapped : CelValue.Error("optional.none() dereference"))
            .Member("hasValue", "optional_hasValue", CelType.Bool, opt, v => CelValue.Of(v.HasValue))
            .Member("or", "optional_or_optional", opt, opt, opt, (v, other) => v.HasValue ? v : other)
            .Member("orValue", "optional_orValue_value", a, opt, a, (v, other) => v.HasValue ? v.Unwrapped : other)
            .Function(Operators.OptionalIndex, "list_optindex_optional_int", opt, list, CelType.Int, Inside)
            .Function(Operators.OptionalIndex, "optional_list_optindex_optional_int", opt, CelType.Optional(list), CelType.Int, Inside)
            .Function(Operators.OptionalIndex, "map_optindex_optional_value", optB, map, a, Inside)
            .Function(Operators.OptionalIndex, "optional_map_optindex_optional_value", optB, CelType.Optional(map), a, Inside)
            .Function(Operators.Index, "optional_list_index_int", opt, CelType.Optional(list), CelType.Int, Inside)
            .Function(Operators.Index, "optional_map_index_value", optB, CelType.Optional(map), a, Inside);
        OptionalMacros.AddTo(library.Macros);
        return library;
    }

    private static CelValue Inside(CelValue holder, CelValue key) =>
        OptionalSelectNode.Inside(holder.Kind == CelKind.Optional ? holder : CelValue.Some(holder), key);

    private static bool IsZero(CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => value.AsInt == 0,
        CelKind.Double => value.AsDouble == 0,
        CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map => CallCosts.Size(value) == 0,
        CelKind.Optional => !value.HasValue,
        _ => false,
    };
}
