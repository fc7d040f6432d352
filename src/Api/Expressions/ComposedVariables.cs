using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>Named expressions of a policy, which later ones and the conditions reach as <c>variables.name</c>. Each knows those before it.</summary>
public sealed class ComposedVariables
{
    private static readonly CelType Type = CelType.Object("kubernetes.variables");
    private readonly Dictionary<string, CelType> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CelCompilation> compiled = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, CelCompilation> Compiled => compiled;

    /// <summary>An environment in which the variables named so far are known.</summary>
    public CelEnvironment In(CelEnvironment environment, ICelTypeProvider types)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var known = new DeclaredTypes(new Dictionary<string, IReadOnlyDictionary<string, CelType>>(StringComparer.Ordinal) { [Type.Name] = fields.ToDictionary(StringComparer.Ordinal) });
        return environment.WithTypes(new JoinedTypes(known, types)).WithVariable(AdmissionVariables.Composed, Type);
    }

    /// <summary>Names one more; one that does not compile is of any type to those after it.</summary>
    public CelCompilation Add(string name, string expression, CelEnvironment environment, ICelTypeProvider types)
    {
        var compilation = In(environment, types).Compile(expression);
        fields[name] = compilation.ResultType ?? CelType.Dyn;
        compiled[name] = compilation;
        return compilation;
    }
}
