using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NamespaceSpec")]
public sealed partial record NamespaceSpec
{
    [Field("finalizers", 1, List = ListType.Atomic)]
    public Items<string> Finalizers { get; init; }
}
