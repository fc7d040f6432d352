using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.Counter")]
public sealed partial record Counter
{
    [Field("value", 1, Required = true, Always = true)]
    public Quantity Value { get; init; }
}
