using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>Pods with numbers: each keeps its name and its volumes for life.</summary>
[ApiType("io.k8s.api.apps.v1.StatefulSet", TypeMeta = true)]
public sealed partial record StatefulSet
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public StatefulSetSpec Spec { get; init; } = StatefulSetSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public StatefulSetStatus Status { get; init; } = StatefulSetStatus.Empty;
}
