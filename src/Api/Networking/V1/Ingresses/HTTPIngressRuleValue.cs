using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Where requests go by path.</summary>
[ApiType("io.k8s.api.networking.v1.HTTPIngressRuleValue")]
public sealed partial record HTTPIngressRuleValue
{
    /// <summary>The paths.</summary>
    [Field("paths", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<HTTPIngressPath> Paths { get; init; }
}
