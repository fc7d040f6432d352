using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Settings for Windows containers.</summary>
[ApiType("io.k8s.api.core.v1.WindowsSecurityContextOptions")]
public sealed partial record WindowsSecurityContextOptions
{
    /// <summary>Name of the group managed account's credentials.</summary>
    [Field("gmsaCredentialSpecName", 1)]
    public string? GmsaCredentialSpecName { get; init; }

    /// <summary>The credentials themselves.</summary>
    [Field("gmsaCredentialSpec", 2)]
    public string? GmsaCredentialSpec { get; init; }

    /// <summary>The user as which the entry point runs.</summary>
    [Field("runAsUserName", 3)]
    public string? RunAsUserName { get; init; }

    /// <summary>Run as a process of the host; all containers of the pod or none.</summary>
    [Field("hostProcess", 4)]
    public bool? HostProcess { get; init; }
}
