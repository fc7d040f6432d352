using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.QuobyteVolumeSource")]
public sealed partial record QuobyteVolumeSource
{
    [Field("registry", 1, Required = true, Always = true)]
    public string Registry { get; init; } = "";

    [Field("volume", 2, Required = true, Always = true)]
    public string Volume { get; init; } = "";

    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    [Field("user", 4)]
    public string User { get; init; } = "";

    [Field("group", 5)]
    public string Group { get; init; } = "";

    [Field("tenant", 6)]
    public string Tenant { get; init; } = "";
}
