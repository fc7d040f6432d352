using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An AppArmor profile.</summary>
[ApiType("io.k8s.api.core.v1.AppArmorProfile", Union = "type:localhostProfile=LocalhostProfile")]
public sealed partial record AppArmorProfile
{
    /// <summary>RuntimeDefault, Localhost or Unconfined.</summary>
    [Field("type", 1, Required = true, Always = true, Enum = "Localhost|RuntimeDefault|Unconfined")]
    public string Type { get; init; } = "";

    /// <summary>The name of a profile loaded on the node; only for Localhost.</summary>
    [Field("localhostProfile", 2)]
    public string? LocalhostProfile { get; init; }
}
