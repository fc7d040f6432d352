using Keles.Background;

namespace Keles.ApiServer;

/// <summary>The list of rules that need the server. Each kind has at most one.</summary>
public static class ServerRules
{
    public static IReadOnlyList<IResourceRule> All(ObjectStore store, ServiceRanges ranges, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return
        [
            new CertificateRequestRule(),
            new DefinitionRule(surroundings.Time),
            new NamespaceRule(),
            new PodRule(),
            new ResourceClaimRule(store),
            new ResourceClaimTemplateRule(store),
            new ResourceSliceRule(surroundings.Time),
            new ServiceRule(store, new ClusterAddresses(store, ranges, surroundings), new NodePorts(store, ranges, surroundings.Random)),
        ];
    }
}
