using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy")]
public sealed partial record RollingUpdateStatefulSetStrategy
{
    [Field("partition", 1)]
    public int? Partition { get; init; }

    [Field("maxUnavailable", 2)]
    public IntOrString? MaxUnavailable { get; init; }
}
