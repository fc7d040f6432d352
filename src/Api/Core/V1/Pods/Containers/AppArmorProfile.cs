using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.AppArmorProfile", Union = "type:localhostProfile=LocalhostProfile")]
public sealed partial record AppArmorProfile
{
    [Field("type", 1, Required = true, Always = true, Enum = "Localhost|RuntimeDefault|Unconfined")]
    public string Type { get; init; } = "";

    [Field("localhostProfile", 2)]
    public string? LocalhostProfile { get; init; }
}
