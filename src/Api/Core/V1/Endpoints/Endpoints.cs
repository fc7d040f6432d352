using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Endpoints", TypeMeta = true)]
public sealed partial record Endpoints
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("subsets", 2, List = ListType.Atomic)]
    public Items<EndpointSubset> Subsets { get; init; }
}
