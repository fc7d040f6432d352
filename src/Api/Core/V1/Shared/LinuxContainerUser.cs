using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LinuxContainerUser")]
public sealed partial record LinuxContainerUser
{
    [Field("uid", 1, Required = true, Always = true)]
    public long Uid { get; init; }

    [Field("gid", 2, Required = true, Always = true)]
    public long Gid { get; init; }

    [Field("supplementalGroups", 3, List = ListType.Atomic)]
    public Items<long> SupplementalGroups { get; init; }
}
