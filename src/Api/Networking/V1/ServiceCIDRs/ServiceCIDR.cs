using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>An address range for services.</summary>
[ApiType("io.k8s.api.networking.v1.ServiceCIDR", TypeMeta = true)]
public sealed partial record ServiceCIDR
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public ServiceCIDRSpec Spec { get; init; } = ServiceCIDRSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public ServiceCIDRStatus Status { get; init; } = ServiceCIDRStatus.Empty;
}
