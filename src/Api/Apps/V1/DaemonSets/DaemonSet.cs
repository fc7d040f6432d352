using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>One pod on every node, or on those that are selected.</summary>
[ApiType("io.k8s.api.apps.v1.DaemonSet", TypeMeta = true)]
public sealed partial record DaemonSet
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public DaemonSetSpec Spec { get; init; } = DaemonSetSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public DaemonSetStatus Status { get; init; } = DaemonSetStatus.Empty;
}
