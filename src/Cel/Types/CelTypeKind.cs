namespace Keles.Cel;

public enum CelTypeKind : byte
{
    Dyn,
    Error,
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    Any,
    List,
    Map,

    /// <summary>An object with fields, which a type provider knows by its name.</summary>
    Object,

    /// <summary>A type of a library, known by its name alone; optionals are such a type with a parameter.</summary>
    Opaque,

    /// <summary>The type of types.</summary>
    Type,

    /// <summary>A variable of a declaration, bound while checking.</summary>
    TypeParam,

    /// <summary>A primitive that may be null.</summary>
    Wrapper,
}
