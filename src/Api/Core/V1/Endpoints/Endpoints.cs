using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The addresses a service leads to, in one object. EndpointSlice has taken its place.</summary>
[ApiType("io.k8s.api.core.v1.Endpoints", TypeMeta = true)]
public sealed partial record Endpoints
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The addresses; together they are all of the service.</summary>
    [Field("subsets", 2, List = ListType.Atomic)]
    public Items<EndpointSubset> Subsets { get; init; }
}
