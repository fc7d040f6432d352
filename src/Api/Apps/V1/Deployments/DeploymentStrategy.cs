using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>How a deployment's pods are replaced.</summary>
[ApiType("io.k8s.api.apps.v1.DeploymentStrategy")]
public sealed partial record DeploymentStrategy
{
    /// <summary>RollingUpdate replaces them step by step, Recreate ends all before new ones are made.</summary>
    [Field("type", 1, Enum = "Recreate|RollingUpdate")]
    public string Type { get; init; } = "";

    /// <summary>Settings for RollingUpdate.</summary>
    [Field("rollingUpdate", 2)]
    public RollingUpdateDeployment? RollingUpdate { get; init; }
}
