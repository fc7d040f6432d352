using Keles.Api.Expressions;
using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>What the variables of expressions stand for in one request, with one parameter and one policy's own variables.</summary>
internal sealed class RequestVariables(RequestValues values, CelValue parameter, ComposedValues? composed, CancellationToken cancel) : ICelVariables
{
    private readonly ComposedMap? variables = composed is null ? null : new ComposedMap(composed);

    public bool TryGet(string name, out CelValue value)
    {
        value = name switch
        {
            AdmissionVariables.Object => values.Object,
            AdmissionVariables.OldObject => values.OldObject,
            AdmissionVariables.Params => parameter,
            AdmissionVariables.Request => values.Request,
            AdmissionVariables.Namespace => values.Namespace,
            AdmissionVariables.Authorizer => values.Authorizer,
            AdmissionVariables.RequestResource => values.RequestResource,
            AdmissionVariables.Composed when variables is not null => CelValue.Of(variables.In(this, cancel)),
            _ => CelValue.Error($"no such attribute(s): {name}"),
        };
        return true;
    }

    /// <summary>What computing variables has cost since the last question.</summary>
    public ulong TakeComposedCost() => variables?.TakeCost() ?? 0;
}
