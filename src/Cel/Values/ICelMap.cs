namespace Keles.Cel;

/// <summary>A map or an object with fields as CEL sees it; a host gives its own through this, one member at a time.</summary>
public interface ICelMap
{
    int Count { get; }

    IEnumerable<CelValue> Keys { get; }

    /// <summary>The value of a key, or an error value where computing it failed; false where there is none.</summary>
    bool TryGet(CelValue key, out CelValue value);

    /// <summary>The name of the object's type, null for a plain map.</summary>
    string? TypeName => null;

    bool Has(CelValue key) => TryGet(key, out _);
}
