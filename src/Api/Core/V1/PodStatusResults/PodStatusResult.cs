using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodStatusResult", TypeMeta = true)]
public sealed partial record PodStatusResult
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("status", 2)]
    public PodStatus Status { get; init; } = PodStatus.Empty;
}
