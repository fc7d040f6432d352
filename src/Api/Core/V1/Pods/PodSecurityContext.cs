using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Under which rights the pod's containers run, unless they say otherwise themselves.</summary>
[ApiType("io.k8s.api.core.v1.PodSecurityContext")]
public sealed partial record PodSecurityContext
{
    /// <summary>SELinux labels of the containers.</summary>
    [Field("seLinuxOptions", 1)]
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>The user id of processes; by default the image's.</summary>
    [Field("runAsUser", 2)]
    public long? RunAsUser { get; init; }

    /// <summary>The containers do not start when they would run as user 0.</summary>
    [Field("runAsNonRoot", 3)]
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Further groups of the processes.</summary>
    [Field("supplementalGroups", 4, List = ListType.Atomic)]
    public Items<long> SupplementalGroups { get; init; }

    /// <summary>A group that owns the files of volumes that support it and that every process is in.</summary>
    [Field("fsGroup", 5)]
    public long? FsGroup { get; init; }

    /// <summary>The group id of processes.</summary>
    [Field("runAsGroup", 6)]
    public long? RunAsGroup { get; init; }

    /// <summary>Kernel parameters of the pod's namespaces.</summary>
    [Field("sysctls", 7, List = ListType.Atomic)]
    public Items<Sysctl> Sysctls { get; init; }

    /// <summary>Settings for Windows containers.</summary>
    [Field("windowsOptions", 8)]
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>Whether the owner of a volume's files is set always, or only when the volume's root has another: OnRootMismatch.</summary>
    [Field("fsGroupChangePolicy", 9, Enum = "Always|OnRootMismatch")]
    public string? FsGroupChangePolicy { get; init; }

    /// <summary>Which system calls are allowed.</summary>
    [Field("seccompProfile", 10)]
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>The AppArmor profile.</summary>
    [Field("appArmorProfile", 11)]
    public AppArmorProfile? AppArmorProfile { get; init; }

    /// <summary>Whether groups that the image names for the user are added (Merge) or not (Strict).</summary>
    [Field("supplementalGroupsPolicy", 12, Enum = "Merge|Strict")]
    public string? SupplementalGroupsPolicy { get; init; }

    /// <summary>How volumes get their label: by a mount option, or file by file (Recursive).</summary>
    [Field("seLinuxChangePolicy", 13)]
    public string? SeLinuxChangePolicy { get; init; }
}
