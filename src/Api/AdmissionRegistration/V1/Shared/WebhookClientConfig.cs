using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Where a webhook is; one of the two.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.WebhookClientConfig")]
public sealed partial record WebhookClientConfig
{
    /// <summary>A service of the cluster.</summary>
    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    /// <summary>Certificates that its own is checked with.</summary>
    [Field("caBundle", 2)]
    public Bytes CaBundle { get; init; }

    /// <summary>Its address.</summary>
    [Field("url", 3)]
    public string? Url { get; init; }
}
