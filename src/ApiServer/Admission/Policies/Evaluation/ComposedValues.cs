using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>A policy's own variables, compiled.</summary>
internal sealed class ComposedValues
{
    private readonly ComposedVariables variables = new();
    private readonly AdmissionEnvironment environment;

    private ComposedValues(AdmissionEnvironment environment) => this.environment = environment;

    public IReadOnlyDictionary<string, CelCompilation> Compiled => variables.Compiled;

    /// <summary>Null where a policy has none: then its expressions cannot name any either.</summary>
    public static ComposedValues? Of(Items<Variable> declared, AdmissionEnvironment environment)
    {
        if (declared.IsEmpty) return null;
        var values = new ComposedValues(environment);
        foreach (var variable in declared) values.variables.Add(variable.Name, variable.Expression, environment.Untyped, environment.Types);
        return values;
    }

    public static CelEnvironment EnvironmentOf(ComposedValues? composed, AdmissionEnvironment environment) =>
        composed is null ? environment.Untyped : composed.variables.In(environment.Untyped, composed.environment.Types);
}
