using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Coordination.V1;

/// <summary>Who holds a lease.</summary>
[ApiType("io.k8s.api.coordination.v1.LeaseSpec")]
public sealed partial record LeaseSpec
{
    /// <summary>Who holds it.</summary>
    [Field("holderIdentity", 1)]
    public string? HolderIdentity { get; init; }

    /// <summary>How long others wait after the last renewal before they take it.</summary>
    [Field("leaseDurationSeconds", 2)]
    public int? LeaseDurationSeconds { get; init; }

    /// <summary>When it was taken.</summary>
    [Field("acquireTime", 3)]
    public MicroTime? AcquireTime { get; init; }

    /// <summary>When it was last renewed.</summary>
    [Field("renewTime", 4)]
    public MicroTime? RenewTime { get; init; }

    /// <summary>How often it went from one to another.</summary>
    [Field("leaseTransitions", 5)]
    public int? LeaseTransitions { get; init; }

    /// <summary>How the leader is chosen among candidates.</summary>
    [Field("strategy", 6)]
    public string? Strategy { get; init; }

    /// <summary>Who should take it over.</summary>
    [Field("preferredHolder", 7)]
    public string? PreferredHolder { get; init; }
}
