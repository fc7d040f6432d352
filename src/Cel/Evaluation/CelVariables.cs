namespace Keles.Cel;

/// <summary>Variables given one by one.</summary>
public sealed class CelVariables : ICelVariables
{
    public static readonly CelVariables None = new();

    private readonly Dictionary<string, CelValue> _values = new(StringComparer.Ordinal);

    public CelVariables With(string name, CelValue value)
    {
        _values[name] = value;
        return this;
    }

    public bool TryGet(string name, out CelValue value) => _values.TryGetValue(name, out value);
}
