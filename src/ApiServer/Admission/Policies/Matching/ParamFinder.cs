using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The parameters of a binding: one, several by their labels, or none.</summary>
internal sealed class ParamFinder(ObjectStore store, EquivalentKinds kinds)
{
    /// <summary>An object for each evaluation (null for one without parameters), or why the binding cannot be used.</summary>
    public async ValueTask<(IReadOnlyList<Param?> Found, string? Problem)> FindAsync(ParamKind? kind, ParamRef? reference, string requestNamespace, CancellationToken cancel)
    {
        if (kind is null || reference is null) return ([null], null);
        if (kinds.Find(kind.ApiVersion, kind.Kind) is not { } served) return ([], $"paramKind kind `&ParamKind{{APIVersion:{kind.ApiVersion},Kind:{kind.Kind},}}` not known");
        var ns = "";
        if (served.Namespaced)
        {
            ns = reference.Namespace.Length > 0 ? reference.Namespace : requestNamespace;
            if (ns.Length == 0) return ([], "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
        }
        else if (reference.Namespace.Length > 0)
        {
            return ([], "paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        }

        var found = await ObjectsAsync(served, ns, reference, cancel);
        return found.Count == 0 && reference.ParameterNotFoundAction == "Deny"
            ? ([], "no params found for policy binding with `Deny` parameterNotFoundAction")
            : (found, null);
    }

    private async ValueTask<IReadOnlyList<Param?>> ObjectsAsync(Kind kind, string ns, ParamRef reference, CancellationToken cancel)
    {
        if (reference.Name.Length > 0)
            return await store.FindAsync<IApiObject>(kind, ns, reference.Name, cancel) is { } one ? [new Param(kind, kind.FromStored(one))] : [];
        var selector = Selector.From(reference.Selector ?? LabelSelector.Empty);
        return [.. store.List(kind, ns).Items().Where(o => selector.Matches(o.Metadata.Labels)).Select(o => new Param(kind, kind.FromStored(o.Object)))];
    }
}

/// <summary>A parameter of a policy.</summary>
internal sealed record Param(Kind Kind, IApiObject Value);
