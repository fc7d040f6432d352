namespace Keles.Cel;

/// <summary>A list that an expression made.</summary>
public sealed class CelList(IReadOnlyList<CelValue> items) : ICelList
{
    public static readonly CelList Empty = new([]);

    public int Count => items.Count;

    public CelValue this[int index] => items[index];

    public static CelValue Of(IEnumerable<string> texts) => CelValue.Of(new CelList([.. texts.Select(CelValue.Of)]));
}
