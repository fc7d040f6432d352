using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>An address of the server for clients of an address range.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR")]
public sealed partial record ServerAddressByClientCIDR
{
    /// <summary>The range of the clients' addresses.</summary>
    [Field("clientCIDR", 1, Required = true, Always = true)]
    public string ClientCIDR { get; init; } = "";

    /// <summary>Host name or address, and port.</summary>
    [Field("serverAddress", 2, Required = true, Always = true)]
    public string ServerAddress { get; init; } = "";
}
