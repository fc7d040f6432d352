using Keles.Background;

namespace Keles.ApiServer;

/// <summary>The list of admission plugins in upstream's order: each sees what those before it left.</summary>
public static class AdmissionPlugins
{
    /// <param name="more">Plugins that other parts of the server bring along; they come after all that change objects, before quota.</param>
    public static IReadOnlyList<IAdmissionPlugin> All(ObjectStore store, IAuthorizer authorizer, Surroundings surroundings, params IEnumerable<IAdmissionPlugin> more)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var signers = new SignerRights(authorizer);
        return
        [
            // First: nothing else is worth asking about a namespace that is not there.
            new NamespaceLifecycle(store, surroundings.Time),

            // Before quota and the pod's class of service: its defaults are what is counted.
            new LimitRanger(store),

            // Before node restriction and pod security: they look at the account and at the volumes it brings.
            new ServiceAccountPlugin(store, surroundings),
            new NodeRestriction(store),
            new TaintNodesByCondition(),
            new PodSecurityPlugin(store),
            new PriorityPlugin(store),
            new DefaultTolerationSeconds(),
            new DefaultStorageClass(store),
            new StorageObjectInUseProtection(),
            new PersistentVolumeClaimResize(store),

            // After the default tolerations: a class may bring tolerations of its own.
            new RuntimeClassPlugin(store),
            new CertificateApprovalPlugin(signers),
            new CertificateSigningPlugin(signers),
            new CertificateSubjectRestriction(),
            new DefaultIngressClass(store),
            new PodTopologyLabels(store),
            .. more,

            // Last: nothing is booked for what another plugin refuses.
            new ResourceQuotaPlugin(store, surroundings),
        ];
    }
}
