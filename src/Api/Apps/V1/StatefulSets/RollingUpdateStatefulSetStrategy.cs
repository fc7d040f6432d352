using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>Which pods are replaced, and how many at a time.</summary>
[ApiType("io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy")]
public sealed partial record RollingUpdateStatefulSetStrategy
{
    /// <summary>Pods of a lower number keep the old template; 0 if nothing is said.</summary>
    [Field("partition", 1)]
    public int? Partition { get; init; }

    /// <summary>How many may be missing meanwhile; 1 if nothing is said.</summary>
    [Field("maxUnavailable", 2)]
    public IntOrString? MaxUnavailable { get; init; }
}
