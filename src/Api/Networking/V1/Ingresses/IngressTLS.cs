using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressTLS")]
public sealed partial record IngressTLS
{
    [Field("hosts", 1, List = ListType.Atomic)]
    public Items<string> Hosts { get; init; }

    [Field("secretName", 2)]
    public string SecretName { get; init; } = "";
}
