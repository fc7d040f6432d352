using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A taint of a device that is put up with.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceToleration")]
public sealed partial record DeviceToleration
{
    /// <summary>Its key; empty with Exists means every taint.</summary>
    [Field("key", 1)]
    public string Key { get; init; } = "";

    /// <summary>Equal or Exists.</summary>
    [Field("operator", 2, Default = "Equal", Enum = "Equal|Exists")]
    public string Operator { get; init; } = "";

    /// <summary>Its value, not for Exists.</summary>
    [Field("value", 3)]
    public string Value { get; init; } = "";

    /// <summary>NoSchedule or NoExecute; empty means all.</summary>
    [Field("effect", 4, Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    /// <summary>For NoExecute: how long; for ever if nothing is said.</summary>
    [Field("tolerationSeconds", 5)]
    public long? TolerationSeconds { get; init; }
}
