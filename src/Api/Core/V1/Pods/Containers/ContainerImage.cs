using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An image that a node has.</summary>
[ApiType("io.k8s.api.core.v1.ContainerImage")]
public sealed partial record ContainerImage
{
    /// <summary>The names it is known by.</summary>
    [Field("names", 1, Always = true, List = ListType.Atomic)]
    public Items<string> Names { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Field("sizeBytes", 2)]
    public long SizeBytes { get; init; }
}
