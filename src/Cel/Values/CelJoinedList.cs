namespace Keles.Cel;

/// <summary>Two lists behind each other, joined without copying either.</summary>
internal sealed class CelJoinedList(ICelList first, ICelList second) : ICelList
{
    public int Count { get; } = first.Count + second.Count;

    public CelValue this[int index] => index < first.Count ? first[index] : second[index - first.Count];

    /// <summary>Chains of joins would make each look-up walk the chain: short or already joined ones are copied flat.</summary>
    public static ICelList Of(ICelList first, ICelList second)
    {
        if (first.Joined(second) is { } own)
        {
            return own;
        }
        if (first.Count == 0)
        {
            return second;
        }
        if (second.Count == 0)
        {
            return first;
        }
        if (first is not CelJoinedList && second is not CelJoinedList)
        {
            return new CelJoinedList(first, second);
        }
        var flat = new CelValue[first.Count + second.Count];
        for (var i = 0; i < flat.Length; i++)
        {
            flat[i] = i < first.Count ? first[i] : second[i - first.Count];
        }
        return new CelList(flat);
    }
}
