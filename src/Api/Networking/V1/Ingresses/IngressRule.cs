using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressRule")]
public sealed partial record IngressRule
{
    [Field("host", 1)]
    public string Host { get; init; } = "";

    [Field("http", 1, Via = "2")]
    public HTTPIngressRuleValue? Http { get; init; }
}
