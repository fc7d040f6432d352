using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A taint that the pod puts up with.</summary>
[ApiType("io.k8s.api.core.v1.Toleration")]
public sealed partial record Toleration
{
    /// <summary>The taint's key; empty with Exists means every taint.</summary>
    [Field("key", 1)]
    public string Key { get; init; } = "";

    /// <summary>Equal or Exists, or Lt or Gt for numbers; Equal if nothing is said.</summary>
    [Field("operator", 2, Enum = "Equal|Exists|Gt|Lt")]
    public string Operator { get; init; } = "";

    /// <summary>The taint's value, not for Exists.</summary>
    [Field("value", 3)]
    public string Value { get; init; } = "";

    /// <summary>NoSchedule, PreferNoSchedule or NoExecute; empty means all.</summary>
    [Field("effect", 4, Enum = "NoExecute|NoSchedule|PreferNoSchedule")]
    public string Effect { get; init; } = "";

    /// <summary>For NoExecute: how long the pod stays; for ever if nothing is said.</summary>
    [Field("tolerationSeconds", 5)]
    public long? TolerationSeconds { get; init; }
}
