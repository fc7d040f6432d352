using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>A port.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicyPort")]
public sealed partial record NetworkPolicyPort
{
    /// <summary>TCP, UDP or SCTP; TCP if nothing is said.</summary>
    [Field("protocol", 1, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    /// <summary>Its number or name; all if nothing is said.</summary>
    [Field("port", 2)]
    public IntOrString? Port { get; init; }

    /// <summary>The end of a range that begins with port.</summary>
    [Field("endPort", 3)]
    public int? EndPort { get; init; }
}
