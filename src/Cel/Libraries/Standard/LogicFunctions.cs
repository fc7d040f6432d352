namespace Keles.Cel;

/// <summary>Operators whose evaluation is the planner's; here are their signatures, and the standard macros.</summary>
internal static class LogicFunctions
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary()
            .Function(Operators.Conditional, "conditional", Signatures.A, [CelType.Bool, Signatures.A, Signatures.A], Planned)
            .Function(Operators.And, "logical_and", CelType.Bool, [CelType.Bool, CelType.Bool], Planned)
            .Function(Operators.Or, "logical_or", CelType.Bool, [CelType.Bool, CelType.Bool], Planned)
            .Function(Operators.Not, "logical_not", CelType.Bool, CelType.Bool, v => CelValue.Of(!v.AsBool))
            .Function(Operators.NotStrictlyFalse, "not_strictly_false", CelType.Bool, [CelType.Bool], Planned)
            .Function(Operators.Equal, "equals", CelType.Bool, [Signatures.A, Signatures.A], Planned)
            .Function(Operators.NotEqual, "not_equals", CelType.Bool, [Signatures.A, Signatures.A], Planned)
            .Function(Operators.MapInsert, "@mapInsert_map_key_value", Signatures.MapOfAB, [Signatures.MapOfAB, Signatures.A, Signatures.B], Planned)
            .Function(Operators.MapInsert, "@mapInsert_map_map", Signatures.MapOfAB, [Signatures.MapOfAB, Signatures.MapOfAB], Planned);
        StandardMacros.AddTo(library.Macros);
        foreach (var type in new[] { CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Type })
        {
            library.TypeName(type);
        }
        return library
            .TypeName("list", CelType.List(CelType.Dyn))
            .TypeName("map", CelType.Map(CelType.Dyn, CelType.Dyn))
            .TypeName("null_type", CelType.Null)
            .TypeName("google.protobuf.Timestamp", CelType.Timestamp)
            .TypeName("google.protobuf.Duration", CelType.Duration);
    }

    private static CelValue Planned(ReadOnlySpan<CelValue> args) => CelValue.Of(CelError.NoSuchOverloadError);
}
