namespace Keles.Cel;

/// <summary>Functions and type names that belong together; hosts make their own.</summary>
public sealed class CelLibrary
{
    private readonly List<(string Function, CelOverload Overload)> _functions = [];
    private readonly List<KeyValuePair<string, CelType>> _types = [];
    private readonly Dictionary<MacroKey, Macro> _macros = [];

    internal IEnumerable<(string Function, CelOverload Overload)> Functions => _functions;
    internal IEnumerable<KeyValuePair<string, CelType>> Types => _types;
    internal Dictionary<MacroKey, Macro> Macros => _macros;

    public CelLibrary Function(string name, string id, CelType result, CelType[] arguments, CelFunction body) => Add(name, id, false, result, arguments, body);

    public CelLibrary Member(string name, string id, CelType result, CelType[] arguments, CelFunction body) => Add(name, id, true, result, arguments, body);

    /// <summary>A name that stands for a type in expressions.</summary>
    public CelLibrary TypeName(CelType type) => TypeName(type.Name, type);

    internal CelLibrary TypeName(string name, CelType type)
    {
        _types.Add(new(name, type));
        return this;
    }

    internal CelLibrary Add(string name, string id, bool member, CelType result, CelType[] arguments, CelFunction body)
    {
        _functions.Add((name, new CelOverload(id, member, arguments, result, body)));
        return this;
    }
}
