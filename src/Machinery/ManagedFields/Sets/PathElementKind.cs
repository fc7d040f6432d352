namespace Keles.Machinery.ManagedFields;

/// <summary>How a path element selects a child; the order is the order of elements in a set.</summary>
public enum PathElementKind
{
    /// <summary>A member of an object.</summary>
    Field,

    /// <summary>The item of a list with certain key members.</summary>
    Key,

    /// <summary>The item of a set with a certain value.</summary>
    Value,

    /// <summary>The item of a list at an index.</summary>
    Index,
}
