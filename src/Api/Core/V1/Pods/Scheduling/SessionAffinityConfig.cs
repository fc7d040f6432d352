using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Settings of session affinity.</summary>
[ApiType("io.k8s.api.core.v1.SessionAffinityConfig")]
public sealed partial record SessionAffinityConfig
{
    /// <summary>For affinity by client address.</summary>
    [Field("clientIP", 1)]
    public ClientIPConfig? ClientIP { get; init; }
}
