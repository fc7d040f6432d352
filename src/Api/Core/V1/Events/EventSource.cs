using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Who tells an event.</summary>
[ApiType("io.k8s.api.core.v1.EventSource")]
public sealed partial record EventSource
{
    /// <summary>The part of the system.</summary>
    [Field("component", 1)]
    public string Component { get; init; } = "";

    /// <summary>The node it runs on.</summary>
    [Field("host", 2)]
    public string Host { get; init; } = "";
}
