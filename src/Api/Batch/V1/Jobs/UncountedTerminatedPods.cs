using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>Uids of pods that ended and are not counted yet.</summary>
[ApiType("io.k8s.api.batch.v1.UncountedTerminatedPods")]
public sealed partial record UncountedTerminatedPods
{
    /// <summary>Those that succeeded.</summary>
    [Field("succeeded", 1, List = ListType.Set)]
    public Items<string> Succeeded { get; init; }

    /// <summary>Those that failed.</summary>
    [Field("failed", 2, List = ListType.Set)]
    public Items<string> Failed { get; init; }
}
