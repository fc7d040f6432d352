using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Affinity by client address.</summary>
[ApiType("io.k8s.api.core.v1.ClientIPConfig")]
public sealed partial record ClientIPConfig
{
    /// <summary>How long a client keeps its pod; 10800 if nothing is said.</summary>
    [Field("timeoutSeconds", 1)]
    public int? TimeoutSeconds { get; init; }
}
