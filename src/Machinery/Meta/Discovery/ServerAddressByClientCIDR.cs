using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR")]
public sealed partial record ServerAddressByClientCIDR
{
    [Field("clientCIDR", 1, Required = true, Always = true)]
    public string ClientCIDR { get; init; } = "";

    [Field("serverAddress", 2, Required = true, Always = true)]
    public string ServerAddress { get; init; } = "";
}
