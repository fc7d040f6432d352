using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PersistentVolume", TypeMeta = true)]
public sealed partial record PersistentVolume
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public PersistentVolumeSpec Spec { get; init; } = PersistentVolumeSpec.Empty;

    [Field("status", 3)]
    public PersistentVolumeStatus Status { get; init; } = PersistentVolumeStatus.Empty;
}
