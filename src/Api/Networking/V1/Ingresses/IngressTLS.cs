using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>A certificate for hosts.</summary>
[ApiType("io.k8s.api.networking.v1.IngressTLS")]
public sealed partial record IngressTLS
{
    /// <summary>The hosts.</summary>
    [Field("hosts", 1, List = ListType.Atomic)]
    public Items<string> Hosts { get; init; }

    /// <summary>The secret with key and certificate.</summary>
    [Field("secretName", 2)]
    public string SecretName { get; init; } = "";
}
