using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Where requests for a host go.</summary>
[ApiType("io.k8s.api.networking.v1.IngressRule")]
public sealed partial record IngressRule
{
    /// <summary>The host; *.name stands for one label more; all if nothing is said.</summary>
    [Field("host", 1)]
    public string Host { get; init; } = "";

    /// <summary>Where they go by path.</summary>
    [Field("http", 1, Via = "2")]
    public HTTPIngressRuleValue? Http { get; init; }
}
