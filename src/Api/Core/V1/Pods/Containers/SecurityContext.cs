using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Under which rights a container runs.</summary>
[ApiType("io.k8s.api.core.v1.SecurityContext")]
public sealed partial record SecurityContext
{
    /// <summary>Linux capabilities to add and drop.</summary>
    [Field("capabilities", 1)]
    public Capabilities? Capabilities { get; init; }

    /// <summary>Run with nearly all rights of the node's root.</summary>
    [Field("privileged", 2)]
    public bool? Privileged { get; init; }

    /// <summary>SELinux labels.</summary>
    [Field("seLinuxOptions", 3)]
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>The user id; by default the image's.</summary>
    [Field("runAsUser", 4)]
    public long? RunAsUser { get; init; }

    /// <summary>It does not start when it would run as user 0.</summary>
    [Field("runAsNonRoot", 5)]
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Its own file system cannot be written.</summary>
    [Field("readOnlyRootFilesystem", 6)]
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Whether a process can gain more rights than its parent has.</summary>
    [Field("allowPrivilegeEscalation", 7)]
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>The group id.</summary>
    [Field("runAsGroup", 8)]
    public long? RunAsGroup { get; init; }

    /// <summary>What of /proc is hidden: Default, or Unmasked for nothing.</summary>
    [Field("procMount", 9, Enum = "Default|Unmasked")]
    public string? ProcMount { get; init; }

    /// <summary>Settings for Windows containers.</summary>
    [Field("windowsOptions", 10)]
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>Which system calls are allowed.</summary>
    [Field("seccompProfile", 11)]
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>The AppArmor profile.</summary>
    [Field("appArmorProfile", 12)]
    public AppArmorProfile? AppArmorProfile { get; init; }
}
