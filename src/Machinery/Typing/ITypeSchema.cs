namespace Keles.Machinery.Typing;

/// <summary>
/// A type as patches and server-side apply see it, whether it comes from the API's records or from a custom resource's
/// definition. Implementations are immutable and may refer to each other in circles.
/// </summary>
public interface ITypeSchema
{
    /// <summary>The type's short name, for messages.</summary>
    string Name { get; }

    TypeShape Shape { get; }

    /// <summary>Asked of scalars only.</summary>
    ScalarType Scalar { get; }

    /// <summary>Asked of lists and maps: the value has one owner and is replaced whole.</summary>
    bool IsAtomic { get; }

    /// <summary>The members that tell a list's items apart; none for a set of scalars and for an atomic list.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>The type of a list's items, or of a map's members that are not declared; null where there may be none.</summary>
    ITypeSchema? Element { get; }

    /// <summary>Whether members are declared at all.</summary>
    bool IsStruct { get; }

    /// <summary>A declared member, by its exact name.</summary>
    SchemaField? Field(string name);
}
