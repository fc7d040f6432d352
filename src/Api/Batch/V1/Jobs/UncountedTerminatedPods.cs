using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.UncountedTerminatedPods")]
public sealed partial record UncountedTerminatedPods
{
    [Field("succeeded", 1, List = ListType.Set)]
    public Items<string> Succeeded { get; init; }

    [Field("failed", 2, List = ListType.Set)]
    public Items<string> Failed { get; init; }
}
