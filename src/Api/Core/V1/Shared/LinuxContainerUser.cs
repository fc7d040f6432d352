using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Ids of a process.</summary>
[ApiType("io.k8s.api.core.v1.LinuxContainerUser")]
public sealed partial record LinuxContainerUser
{
    /// <summary>User id.</summary>
    [Field("uid", 1, Required = true, Always = true)]
    public long Uid { get; init; }

    /// <summary>Group id.</summary>
    [Field("gid", 2, Required = true, Always = true)]
    public long Gid { get; init; }

    /// <summary>Further groups.</summary>
    [Field("supplementalGroups", 3, List = ListType.Atomic)]
    public Items<long> SupplementalGroups { get; init; }
}
