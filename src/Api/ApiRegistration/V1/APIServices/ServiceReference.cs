using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    [Field("name", 2)]
    public string Name { get; init; } = "";

    [Field("port", 3)]
    public int? Port { get; init; }
}
