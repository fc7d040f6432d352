namespace Keles.Cel;

/// <summary>How large data may be, as the host knows it from its schema.</summary>
public interface ICelSizes
{
    /// <summary>The bounds of a string's, list's, map's or byte string's length; null where the host has nothing to say.</summary>
    /// <param name="path">From a variable on: field names, and <c>@items</c>, <c>@keys</c>, <c>@values</c>, <c>@indices</c>; empty for what is not reached from a variable.</param>
    /// <param name="type">The type of what is asked about.</param>
    CelCost? SizeOf(IReadOnlyList<string> path, CelType type);
}
