using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.Condition")]
public sealed partial record Condition
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("status", 2, Required = true, Always = true)]
    public string Status { get; init; } = "";

    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    [Field("lastTransitionTime", 4, Required = true, Always = true)]
    public Time LastTransitionTime { get; init; }

    [Field("reason", 5, Required = true, Always = true)]
    public string Reason { get; init; } = "";

    [Field("message", 6, Required = true, Always = true)]
    public string Message { get; init; } = "";
}
