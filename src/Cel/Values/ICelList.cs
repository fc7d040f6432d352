namespace Keles.Cel;

/// <summary>A list as CEL sees it; a host gives its own lists through this without converting them as a whole.</summary>
public interface ICelList
{
    int Count { get; }

    CelValue this[int index] { get; }

    /// <summary>Whether the list has an equal element; a list that is a set may know faster than by looking at each.</summary>
    bool Contains(CelValue value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (CelEquality.Same(this[i], value))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether this list equals another one. A host whose lists are sets or keyed says what that means.</summary>
    bool SameAs(ICelList other)
    {
        if (Count != other.Count)
        {
            return false;
        }
        for (var i = 0; i < Count; i++)
        {
            if (!CelEquality.Same(this[i], other[i]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>This list followed by another; null where plain joining is meant.</summary>
    ICelList? Joined(ICelList other) => null;
}
