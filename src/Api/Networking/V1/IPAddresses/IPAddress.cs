using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IPAddress", TypeMeta = true)]
public sealed partial record IPAddress
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true)]
    public IPAddressSpec Spec { get; init; } = IPAddressSpec.Empty;
}
