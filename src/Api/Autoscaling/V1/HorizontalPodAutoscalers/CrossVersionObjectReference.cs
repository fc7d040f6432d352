using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

[ApiType("io.k8s.api.autoscaling.v1.CrossVersionObjectReference", Atomic = true)]
public sealed partial record CrossVersionObjectReference
{
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("apiVersion", 3)]
    public string ApiVersion { get; init; } = "";
}
