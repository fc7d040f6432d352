using Keles.Machinery;
using Keles.Pki;
using Keles.Reconcile;

namespace Keles.Controllers;

/// <summary>What the cluster is like, as far as controllers must know; the defaults are a local cluster's.</summary>
public sealed record ControllerOptions
{
    /// <summary>How the controllers come to lead.</summary>
    public LeaderElectionOptions LeaderElection { get; init; } = new();

    /// <summary>The range that nodes get their pod ranges from.</summary>
    public string ClusterCidr { get; init; } = "10.244.0.0/16";

    /// <summary>Prefix length of one node's pod range.</summary>
    public int NodeCidrMaskSize { get; init; } = 24;

    /// <summary>The authority of the API server's certificate in PEM, published to every namespace; empty publishes nothing.</summary>
    public string RootCaPem { get; init; } = "";

    /// <summary>Makes the token of a service account for a secret of type kubernetes.io/service-account-token; null leaves such secrets empty.</summary>
    public Func<Api.Core.V1.ServiceAccount, Api.Core.V1.Secret, string>? SignLegacyToken { get; init; }

    /// <summary>Signs certificates that are asked for and approved; null signs none. It stays its owner's.</summary>
    public CertificateAuthority? SigningAuthority { get; init; }

    /// <summary>A node that has not been heard of for this long is Unknown.</summary>
    public TimeSpan NodeMonitorGracePeriod { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>As above, for a node that never reported.</summary>
    public TimeSpan NodeStartupGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often nodes are looked at.</summary>
    public TimeSpan NodeMonitorPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Ended pods kept; the oldest beyond are deleted.</summary>
    public int TerminatedPodThreshold { get; init; } = 12500;

    /// <summary>Where provisioned volumes lie on each node.</summary>
    public string VolumeDirectory { get; init; } = "/var/lib/keles/volumes";

    /// <summary>Tokens made for accounts of themselves that nobody used for so long are declared invalid, and after as long again are deleted.</summary>
    public TimeSpan LegacyTokenCleanUpPeriod { get; init; } = TimeSpan.FromDays(365);

    /// <summary>All kinds that there are now, custom ones too.</summary>
    public Func<IEnumerable<Api.Kind>> Kinds { get; init; } = static () => Api.Kinds.All;

    /// <summary>What a group version consists of that another API server serves; null as long as that server does not say.</summary>
    public Func<string, string, IReadOnlyList<Api.Kind>?> RemoteKinds { get; init; } = static (_, _) => [];

    /// <summary>Controllers by name that are not run.</summary>
    public Items<string> Disabled { get; init; } = [];
}
