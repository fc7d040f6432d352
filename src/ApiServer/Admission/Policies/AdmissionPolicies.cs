using Keles.Api;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The plugins of policies, in their order: conditions see what mutations left.</summary>
public static class AdmissionPolicies
{
    /// <param name="served">The kinds that are served at present.</param>
    public static IReadOnlyList<IAdmissionPlugin> All(ObjectStore store, IAuthorizer authorizer, Func<IReadOnlyList<Kind>> served)
    {
        var host = new PolicyHost(store, authorizer, served);
        return [new MutatingPolicyPlugin(store, host), new ValidatingPolicyPlugin(store, host)];
    }
}
