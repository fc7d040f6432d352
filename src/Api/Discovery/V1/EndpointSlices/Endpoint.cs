using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>One backend of a service.</summary>
[ApiType("io.k8s.api.discovery.v1.Endpoint")]
public sealed partial record Endpoint
{
    /// <summary>Its addresses; all lead to the same. Only the first is used.</summary>
    [Field("addresses", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Addresses { get; init; }

    /// <summary>Whether it can be used.</summary>
    [Field("conditions", 2)]
    public EndpointConditions Conditions { get; init; } = EndpointConditions.Empty;

    /// <summary>Its name in DNS.</summary>
    [Field("hostname", 3)]
    public string? Hostname { get; init; }

    /// <summary>The object it belongs to, mostly a pod.</summary>
    [Field("targetRef", 4)]
    public ObjectReference? TargetRef { get; init; }

    /// <summary>No longer used.</summary>
    [Field("deprecatedTopology", 5)]
    public OrderedMap<string> DeprecatedTopology { get; init; }

    /// <summary>The node it is on.</summary>
    [Field("nodeName", 6)]
    public string? NodeName { get; init; }

    /// <summary>The zone it is in.</summary>
    [Field("zone", 7)]
    public string? Zone { get; init; }

    /// <summary>Who should use it.</summary>
    [Field("hints", 8)]
    public EndpointHints? Hints { get; init; }
}
