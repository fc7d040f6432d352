using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The status of a pod, as some kubelets told it.</summary>
[ApiType("io.k8s.api.core.v1.PodStatusResult", TypeMeta = true)]
public sealed partial record PodStatusResult
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 2)]
    public PodStatus Status { get; init; } = PodStatus.Empty;
}
