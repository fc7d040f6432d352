using System.Collections.Frozen;

namespace Keles.Cel;

/// <summary>What expressions may name: variables, functions, types. It never changes; the With methods give another one.</summary>
public sealed class CelEnvironment
{
    private readonly FrozenDictionary<string, CelType> _variables;
    private readonly FrozenDictionary<string, CelOverload[]> _functions;
    private readonly FrozenDictionary<string, CelType> _typeNames;
    private readonly FrozenDictionary<MacroKey, Macro> _macros;

    private CelEnvironment(
        FrozenDictionary<string, CelType> variables, FrozenDictionary<string, CelOverload[]> functions,
        FrozenDictionary<string, CelType> typeNames, FrozenDictionary<MacroKey, Macro> macros, ICelTypeProvider provider)
    {
        (_variables, _functions, _typeNames, _macros, Provider) = (variables, functions, typeNames, macros, provider);
    }

    /// <summary>The language without any library, and without variables.</summary>
    public static CelEnvironment Standard { get; } =
        new CelEnvironment(
            FrozenDictionary<string, CelType>.Empty, FrozenDictionary<string, CelOverload[]>.Empty,
            FrozenDictionary<string, CelType>.Empty, FrozenDictionary<MacroKey, Macro>.Empty, NoTypes.Instance)
        .With(StandardLibrary.All);

    internal ICelTypeProvider Provider { get; }
    internal IReadOnlyDictionary<MacroKey, Macro> Macros => _macros;

    public CelEnvironment With(params IEnumerable<CelLibrary> libraries)
    {
        var functions = _functions.ToDictionary(StringComparer.Ordinal);
        var types = _typeNames.ToDictionary(StringComparer.Ordinal);
        var macros = _macros.ToDictionary();
        foreach (var library in libraries)
        {
            foreach (var (name, overload) in library.Functions)
            {
                var others = functions.GetValueOrDefault(name, []);
                functions[name] = others.Any(o => o.Id == overload.Id) ? others : [.. others, overload];
            }
            foreach (var (name, type) in library.Types)
            {
                types[name] = type;
            }
            foreach (var (key, macro) in library.Macros)
            {
                macros[key] = macro;
            }
        }
        return new CelEnvironment(_variables, functions.ToFrozenDictionary(StringComparer.Ordinal), types.ToFrozenDictionary(StringComparer.Ordinal), macros.ToFrozenDictionary(), Provider);
    }

    public CelEnvironment WithVariable(string name, CelType type) => WithVariables([new(name, type)]);

    public CelEnvironment WithVariables(params IEnumerable<KeyValuePair<string, CelType>> variables)
    {
        var all = _variables.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, type) in variables)
        {
            all[name] = type;
        }
        return new CelEnvironment(all.ToFrozenDictionary(StringComparer.Ordinal), _functions, _typeNames, _macros, Provider);
    }

    /// <summary>The same with the object types of a host.</summary>
    public CelEnvironment WithTypes(ICelTypeProvider provider) => new(_variables, _functions, _typeNames, _macros, provider);

    /// <summary>Reads and checks an expression.</summary>
    /// <param name="result">What type it must have; null where any will do.</param>
    public CelCompilation Compile(string expression, CelType? result = null) => CelCompiler.Compile(this, expression, result);

    /// <summary>The type of a name: a variable's, or that of a type when the name stands for one.</summary>
    internal CelType? Lookup(string name, out CelType? typeNamed)
    {
        typeNamed = null;
        if (_variables.TryGetValue(name, out var variable))
        {
            return variable;
        }
        if (_typeNames.TryGetValue(name, out typeNamed))
        {
            return CelType.TypeOf(typeNamed);
        }
        if (Provider.HasType(name))
        {
            typeNamed = CelType.Object(name);
            return CelType.TypeOf(typeNamed);
        }
        return null;
    }

    internal CelOverload[]? Function(string name) => _functions.GetValueOrDefault(name);
}
