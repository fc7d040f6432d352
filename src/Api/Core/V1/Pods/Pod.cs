using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Pod", TypeMeta = true)]
public sealed partial record Pod
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public PodSpec Spec { get; init; } = PodSpec.Empty;

    [Field("status", 3)]
    public PodStatus Status { get; init; } = PodStatus.Empty;
}
