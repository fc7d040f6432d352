using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceToleration")]
public sealed partial record DeviceToleration
{
    [Field("key", 1)]
    public string Key { get; init; } = "";

    [Field("operator", 2, Default = "Equal", Enum = "Equal|Exists")]
    public string Operator { get; init; } = "";

    [Field("value", 3)]
    public string Value { get; init; } = "";

    [Field("effect", 4, Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    [Field("tolerationSeconds", 5)]
    public long? TolerationSeconds { get; init; }
}
