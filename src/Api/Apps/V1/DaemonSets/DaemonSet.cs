using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DaemonSet", TypeMeta = true)]
public sealed partial record DaemonSet
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public DaemonSetSpec Spec { get; init; } = DaemonSetSpec.Empty;

    [Field("status", 3)]
    public DaemonSetStatus Status { get; init; } = DaemonSetStatus.Empty;
}
