using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An address that a service leads to.</summary>
[ApiType("io.k8s.api.core.v1.EndpointAddress", Atomic = true)]
public sealed partial record EndpointAddress
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";

    /// <summary>The object it belongs to, mostly a pod.</summary>
    [Field("targetRef", 2)]
    public ObjectReference? TargetRef { get; init; }

    /// <summary>Its name in DNS.</summary>
    [Field("hostname", 3)]
    public string Hostname { get; init; } = "";

    /// <summary>The node it is on.</summary>
    [Field("nodeName", 4)]
    public string? NodeName { get; init; }
}
