using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.ServiceBackendPort", Atomic = true)]
public sealed partial record ServiceBackendPort
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("number", 2)]
    public int Number { get; init; }
}
