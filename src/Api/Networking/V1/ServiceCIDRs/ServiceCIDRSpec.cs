using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>What ranges there are.</summary>
[ApiType("io.k8s.api.networking.v1.ServiceCIDRSpec")]
public sealed partial record ServiceCIDRSpec
{
    /// <summary>The ranges, at most one of each family.</summary>
    [Field("cidrs", 1, List = ListType.Atomic)]
    public Items<string> Cidrs { get; init; }
}
