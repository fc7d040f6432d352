using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DeploymentStrategy")]
public sealed partial record DeploymentStrategy
{
    [Field("type", 1, Enum = "Recreate|RollingUpdate")]
    public string Type { get; init; } = "";

    [Field("rollingUpdate", 2)]
    public RollingUpdateDeployment? RollingUpdate { get; init; }
}
