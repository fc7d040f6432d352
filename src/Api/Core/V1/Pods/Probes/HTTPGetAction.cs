using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A GET request; codes from 200 to 399 mean success.</summary>
[ApiType("io.k8s.api.core.v1.HTTPGetAction")]
public sealed partial record HTTPGetAction
{
    /// <summary>The path.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>The port's number or name.</summary>
    [Field("port", 2, Required = true, Always = true)]
    public IntOrString Port { get; init; }

    /// <summary>The host; the pod's address if nothing is said.</summary>
    [Field("host", 3)]
    public string Host { get; init; } = "";

    /// <summary>HTTP or HTTPS; HTTP if nothing is said. Certificates are not checked.</summary>
    [Field("scheme", 4, Enum = "HTTP|HTTPS")]
    public string Scheme { get; init; } = "";

    /// <summary>Headers to send.</summary>
    [Field("httpHeaders", 5, List = ListType.Atomic)]
    public Items<HTTPHeader> HttpHeaders { get; init; }
}
