using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A piece of storage in the cluster.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolume", TypeMeta = true)]
public sealed partial record PersistentVolume
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public PersistentVolumeSpec Spec { get; init; } = PersistentVolumeSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public PersistentVolumeStatus Status { get; init; } = PersistentVolumeStatus.Empty;
}
