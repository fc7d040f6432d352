using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EndpointAddress", Atomic = true)]
public sealed partial record EndpointAddress
{
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";

    [Field("targetRef", 2)]
    public ObjectReference? TargetRef { get; init; }

    [Field("hostname", 3)]
    public string Hostname { get; init; } = "";

    [Field("nodeName", 4)]
    public string? NodeName { get; init; }
}
