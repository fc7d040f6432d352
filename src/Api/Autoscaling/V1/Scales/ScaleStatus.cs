using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

[ApiType("io.k8s.api.autoscaling.v1.ScaleStatus")]
public sealed partial record ScaleStatus
{
    [Field("replicas", 1, Required = true, Always = true)]
    public int Replicas { get; init; }

    [Field("selector", 2)]
    public string Selector { get; init; } = "";
}
