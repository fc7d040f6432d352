using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a namespace is to be.</summary>
[ApiType("io.k8s.api.core.v1.NamespaceSpec")]
public sealed partial record NamespaceSpec
{
    /// <summary>Those who must do something before the namespace may go.</summary>
    [Field("finalizers", 1, List = ListType.Atomic)]
    public Items<string> Finalizers { get; init; }
}
