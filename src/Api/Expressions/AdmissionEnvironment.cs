using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>What expressions of policies and of webhooks' match conditions may name.</summary>
/// <param name="HasParams">Whether there are parameters.</param>
/// <param name="HasAuthorizer">Whether they may ask the authorizer.</param>
/// <param name="MakesPatches">Whether they make the objects of mutations.</param>
public readonly record struct AdmissionEnvironment(bool HasParams, bool HasAuthorizer, bool MakesPatches = false)
{
    private static readonly PatchTypes Patches = new();

    /// <summary>The eight there are, each made once.</summary>
    private static readonly Lazy<CelEnvironment>[] All = [.. Enumerable.Range(0, 8).Select(static i => new Lazy<CelEnvironment>(() => Make(new((i & 1) != 0, (i & 2) != 0, (i & 4) != 0))))];

    /// <summary>With objects of any kind.</summary>
    public CelEnvironment Untyped => All[(HasParams ? 1 : 0) | (HasAuthorizer ? 2 : 0) | (MakesPatches ? 4 : 0)].Value;

    /// <summary>The object types of <see cref="Untyped"/>.</summary>
    public ICelTypeProvider Types => MakesPatches ? new JoinedTypes(AdmissionTypes.Types, Patches) : AdmissionTypes.Types;

    private static CelEnvironment Make(AdmissionEnvironment parts)
    {
        var environment = CelLibraries.Kubernetes.With(AuthorizerLibrary.Library).WithTypes(parts.Types).WithVariables(
        [
            new(AdmissionVariables.Object, CelType.Dyn),
            new(AdmissionVariables.OldObject, CelType.Dyn),
            new(AdmissionVariables.Request, AdmissionTypes.Request),
            new(AdmissionVariables.Namespace, AdmissionTypes.Namespace),
        ]);
        if (parts.HasParams) environment = environment.WithVariable(AdmissionVariables.Params, CelType.Dyn);
        if (parts.HasAuthorizer)
        {
            environment = environment.WithVariable(AdmissionVariables.Authorizer, AuthorizerValue.CelType)
                .WithVariable(AdmissionVariables.RequestResource, ResourceCheckValue.CelType);
        }

        return parts.MakesPatches ? environment.With(JsonPatchLibrary.Library) : environment;
    }
}
