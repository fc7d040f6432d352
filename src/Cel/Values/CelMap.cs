namespace Keles.Cel;

/// <summary>A map that an expression made. Keys of equal worth are one key: 1, 1u and 1.0.</summary>
public sealed class CelMap(Dictionary<CelValue, CelValue> entries, string? typeName = null) : ICelMap
{
    public int Count => entries.Count;

    public IEnumerable<CelValue> Keys => entries.Keys;

    public string? TypeName => typeName;

    public bool TryGet(CelValue key, out CelValue value) => entries.TryGetValue(key, out value);
}
