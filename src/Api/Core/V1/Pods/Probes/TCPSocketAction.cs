using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A connection that is opened and closed.</summary>
[ApiType("io.k8s.api.core.v1.TCPSocketAction")]
public sealed partial record TCPSocketAction
{
    /// <summary>The port's number or name.</summary>
    [Field("port", 1, Required = true, Always = true)]
    public IntOrString Port { get; init; }

    /// <summary>The host; the pod's address if nothing is said.</summary>
    [Field("host", 2)]
    public string Host { get; init; } = "";
}
