using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How much all objects of a namespace may use together.</summary>
[ApiType("io.k8s.api.core.v1.ResourceQuota", TypeMeta = true)]
public sealed partial record ResourceQuota
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public ResourceQuotaSpec Spec { get; init; } = ResourceQuotaSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public ResourceQuotaStatus Status { get; init; } = ResourceQuotaStatus.Empty;
}
