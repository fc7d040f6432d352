using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>A port of a service; one of the two.</summary>
[ApiType("io.k8s.api.networking.v1.ServiceBackendPort", Atomic = true)]
public sealed partial record ServiceBackendPort
{
    /// <summary>Its name.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Its number.</summary>
    [Field("number", 2)]
    public int Number { get; init; }
}
