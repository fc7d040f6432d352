using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Limits that single objects of a namespace keep to, and what they have when they say nothing.</summary>
[ApiType("io.k8s.api.core.v1.LimitRange", TypeMeta = true)]
public sealed partial record LimitRange
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public LimitRangeSpec Spec { get; init; } = LimitRangeSpec.Empty;
}
