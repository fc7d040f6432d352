using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Whether a part of the control plane is well.</summary>
[ApiType("io.k8s.api.core.v1.ComponentCondition")]
public sealed partial record ComponentCondition
{
    /// <summary>Healthy.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Always = true)]
    public string Status { get; init; } = "";

    /// <summary>What it said of itself.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>What went wrong when it was asked.</summary>
    [Field("error", 4)]
    public string Error { get; init; } = "";
}
