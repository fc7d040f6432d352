using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

/// <summary>A service.</summary>
[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    /// <summary>Its namespace.</summary>
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 2)]
    public string Name { get; init; } = "";

    /// <summary>Its port; 443 if nothing is said.</summary>
    [Field("port", 3)]
    public int? Port { get; init; }
}
