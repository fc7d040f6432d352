using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The parts of an SELinux label.</summary>
[ApiType("io.k8s.api.core.v1.SELinuxOptions")]
public sealed partial record SELinuxOptions
{
    /// <summary>The user.</summary>
    [Field("user", 1)]
    public string User { get; init; } = "";

    /// <summary>The role.</summary>
    [Field("role", 2)]
    public string Role { get; init; } = "";

    /// <summary>The type.</summary>
    [Field("type", 3)]
    public string Type { get; init; } = "";

    /// <summary>The level.</summary>
    [Field("level", 4)]
    public string Level { get; init; } = "";
}
