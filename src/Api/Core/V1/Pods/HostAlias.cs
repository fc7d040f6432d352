using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.HostAlias")]
public sealed partial record HostAlias
{
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";

    [Field("hostnames", 2, List = ListType.Atomic)]
    public Items<string> Hostnames { get; init; }
}
