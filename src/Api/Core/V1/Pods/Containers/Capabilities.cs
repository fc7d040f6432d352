using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Capabilities")]
public sealed partial record Capabilities
{
    [Field("add", 1, List = ListType.Atomic)]
    public Items<string> Add { get; init; }

    [Field("drop", 2, List = ListType.Atomic)]
    public Items<string> Drop { get; init; }
}
