namespace Keles.Cel;

/// <summary>Which type a value has at run time.</summary>
internal static class CelTypes
{
    private static readonly CelType ListType = CelType.List(CelType.Dyn);
    private static readonly CelType MapType = CelType.Map(CelType.Dyn, CelType.Dyn);
    private static readonly CelType OptionalType = CelType.Optional(CelType.Dyn);

    public static CelType Of(CelValue value) => value.Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.List => ListType,
        CelKind.Map => value.AsMap.TypeName is { } name ? CelType.Object(name) : MapType,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.Type => CelType.Type,
        CelKind.Optional => OptionalType,
        CelKind.Opaque => value.AsOpaque.Type,
        _ => CelType.Error,
    };

    /// <summary>The name of a value's type in messages and in <c>type(x)</c>.</summary>
    public static string NameOf(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => "null_type",
        CelTypeKind.Timestamp => "google.protobuf.Timestamp",
        CelTypeKind.Duration => "google.protobuf.Duration",
        _ => type.Name,
    };

    /// <summary>Whether a value can be passed where a declaration says a type.</summary>
    public static bool Fits(CelType declared, CelValue value) => declared.Kind switch
    {
        CelTypeKind.Dyn or CelTypeKind.TypeParam or CelTypeKind.Any => true,
        CelTypeKind.Null => value.Kind == CelKind.Null,
        CelTypeKind.Bool => value.Kind == CelKind.Bool,
        CelTypeKind.Int => value.Kind == CelKind.Int,
        CelTypeKind.Uint => value.Kind == CelKind.Uint,
        CelTypeKind.Double => value.Kind == CelKind.Double,
        CelTypeKind.String => value.Kind == CelKind.String,
        CelTypeKind.Bytes => value.Kind == CelKind.Bytes,
        CelTypeKind.List => value.Kind == CelKind.List,
        CelTypeKind.Map => value.Kind == CelKind.Map,
        CelTypeKind.Timestamp => value.Kind == CelKind.Timestamp,
        CelTypeKind.Duration => value.Kind == CelKind.Duration,
        CelTypeKind.Type => value.Kind == CelKind.Type,
        CelTypeKind.Wrapper => value.Kind == CelKind.Null || Fits(declared.Parameters[0], value),
        CelTypeKind.Object => value.Kind == CelKind.Map || (value.Kind == CelKind.Opaque && value.AsOpaque.Type.Name == declared.Name),
        CelTypeKind.Opaque when declared.IsOptional => value.Kind == CelKind.Optional,
        CelTypeKind.Opaque => value.Kind == CelKind.Opaque && value.AsOpaque.Type.Name == declared.Name,
        _ => false,
    };
}
