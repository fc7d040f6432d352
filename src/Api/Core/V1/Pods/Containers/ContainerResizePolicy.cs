using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ContainerResizePolicy")]
public sealed partial record ContainerResizePolicy
{
    [Field("resourceName", 1, Required = true, Always = true)]
    public string ResourceName { get; init; } = "";

    [Field("restartPolicy", 2, Required = true, Always = true)]
    public string RestartPolicy { get; init; } = "";
}
