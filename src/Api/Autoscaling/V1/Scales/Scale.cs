using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>How many pods of an object there are to be.</summary>
[ApiType("io.k8s.api.autoscaling.v1.Scale", TypeMeta = true)]
public sealed partial record Scale
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public ScaleSpec Spec { get; init; } = ScaleSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public ScaleStatus Status { get; init; } = ScaleStatus.Empty;
}
