using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>An address that is taken, mostly by a service; its name is the address.</summary>
[ApiType("io.k8s.api.networking.v1.IPAddress", TypeMeta = true)]
public sealed partial record IPAddress
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true)]
    public IPAddressSpec Spec { get; init; } = IPAddressSpec.Empty;
}
