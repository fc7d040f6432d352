using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.NonResourcePolicyRule")]
public sealed partial record NonResourcePolicyRule
{
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Verbs { get; init; }

    [Field("nonResourceURLs", 6, Required = true, Always = true, List = ListType.Set)]
    public Items<string> NonResourceURLs { get; init; }
}
