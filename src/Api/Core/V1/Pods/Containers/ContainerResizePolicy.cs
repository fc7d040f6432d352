using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a change of a resource needs.</summary>
[ApiType("io.k8s.api.core.v1.ContainerResizePolicy")]
public sealed partial record ContainerResizePolicy
{
    /// <summary>cpu or memory.</summary>
    [Field("resourceName", 1, Required = true, Always = true)]
    public string ResourceName { get; init; } = "";

    /// <summary>NotRequired or RestartContainer.</summary>
    [Field("restartPolicy", 2, Required = true, Always = true)]
    public string RestartPolicy { get; init; } = "";
}
