using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A container that is not running yet.</summary>
[ApiType("io.k8s.api.core.v1.ContainerStateWaiting")]
public sealed partial record ContainerStateWaiting
{
    /// <summary>Why it waits, as one word.</summary>
    [Field("reason", 1)]
    public string Reason { get; init; } = "";

    /// <summary>Why it waits, for people.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";
}
