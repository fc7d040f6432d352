using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>Whether a backend can be used.</summary>
[ApiType("io.k8s.api.discovery.v1.EndpointConditions")]
public sealed partial record EndpointConditions
{
    /// <summary>It takes connections and is not ending.</summary>
    [Field("ready", 1)]
    public bool? Ready { get; init; }

    /// <summary>It takes connections, even when it is ending.</summary>
    [Field("serving", 2)]
    public bool? Serving { get; init; }

    /// <summary>It is ending.</summary>
    [Field("terminating", 3)]
    public bool? Terminating { get; init; }
}
