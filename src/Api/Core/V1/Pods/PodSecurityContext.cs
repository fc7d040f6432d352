using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodSecurityContext")]
public sealed partial record PodSecurityContext
{
    [Field("seLinuxOptions", 1)]
    public SELinuxOptions? SeLinuxOptions { get; init; }

    [Field("runAsUser", 2)]
    public long? RunAsUser { get; init; }

    [Field("runAsNonRoot", 3)]
    public bool? RunAsNonRoot { get; init; }

    [Field("supplementalGroups", 4, List = ListType.Atomic)]
    public Items<long> SupplementalGroups { get; init; }

    [Field("fsGroup", 5)]
    public long? FsGroup { get; init; }

    [Field("runAsGroup", 6)]
    public long? RunAsGroup { get; init; }

    [Field("sysctls", 7, List = ListType.Atomic)]
    public Items<Sysctl> Sysctls { get; init; }

    [Field("windowsOptions", 8)]
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    [Field("fsGroupChangePolicy", 9, Enum = "Always|OnRootMismatch")]
    public string? FsGroupChangePolicy { get; init; }

    [Field("seccompProfile", 10)]
    public SeccompProfile? SeccompProfile { get; init; }

    [Field("appArmorProfile", 11)]
    public AppArmorProfile? AppArmorProfile { get; init; }

    [Field("supplementalGroupsPolicy", 12, Enum = "Merge|Strict")]
    public string? SupplementalGroupsPolicy { get; init; }

    [Field("seLinuxChangePolicy", 13)]
    public string? SeLinuxChangePolicy { get; init; }
}
