using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A reason not to schedule the pod yet.</summary>
[ApiType("io.k8s.api.core.v1.PodSchedulingGate")]
public sealed partial record PodSchedulingGate
{
    /// <summary>The gate's name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
