using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Which system calls are allowed.</summary>
[ApiType("io.k8s.api.core.v1.SeccompProfile", Union = "type:localhostProfile=LocalhostProfile")]
public sealed partial record SeccompProfile
{
    /// <summary>RuntimeDefault, Localhost or Unconfined.</summary>
    [Field("type", 1, Required = true, Always = true, Enum = "Localhost|RuntimeDefault|Unconfined")]
    public string Type { get; init; } = "";

    /// <summary>A file on the node below the kubelet's folder of profiles; only for Localhost.</summary>
    [Field("localhostProfile", 2)]
    public string? LocalhostProfile { get; init; }
}
