using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.HTTPIngressRuleValue")]
public sealed partial record HTTPIngressRuleValue
{
    [Field("paths", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<HTTPIngressPath> Paths { get; init; }
}
