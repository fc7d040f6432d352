using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Names that the pod's hosts file gives to an address.</summary>
[ApiType("io.k8s.api.core.v1.HostAlias")]
public sealed partial record HostAlias
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";

    /// <summary>The names.</summary>
    [Field("hostnames", 2, List = ListType.Atomic)]
    public Items<string> Hostnames { get; init; }
}
