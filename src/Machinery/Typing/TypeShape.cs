namespace Keles.Machinery.Typing;

/// <summary>What a value may be.</summary>
public enum TypeShape
{
    Scalar,
    List,

    /// <summary>An object with declared members, or a map with values of one type, or both.</summary>
    Map,

    /// <summary>Whatever the value itself is: scalars, lists taken whole, maps merged member by member.</summary>
    Deduced,
}
