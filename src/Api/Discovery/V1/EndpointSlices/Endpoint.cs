using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

[ApiType("io.k8s.api.discovery.v1.Endpoint")]
public sealed partial record Endpoint
{
    [Field("addresses", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Addresses { get; init; }

    [Field("conditions", 2)]
    public EndpointConditions Conditions { get; init; } = EndpointConditions.Empty;

    [Field("hostname", 3)]
    public string? Hostname { get; init; }

    [Field("targetRef", 4)]
    public ObjectReference? TargetRef { get; init; }

    [Field("deprecatedTopology", 5)]
    public OrderedMap<string> DeprecatedTopology { get; init; }

    [Field("nodeName", 6)]
    public string? NodeName { get; init; }

    [Field("zone", 7)]
    public string? Zone { get; init; }

    [Field("hints", 8)]
    public EndpointHints? Hints { get; init; }
}
