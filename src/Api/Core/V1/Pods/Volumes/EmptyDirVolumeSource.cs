using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EmptyDirVolumeSource")]
public sealed partial record EmptyDirVolumeSource
{
    [Field("medium", 1)]
    public string Medium { get; init; } = "";

    [Field("sizeLimit", 2)]
    public Quantity? SizeLimit { get; init; }
}
