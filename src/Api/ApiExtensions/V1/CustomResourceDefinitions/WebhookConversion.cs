using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Who converts objects.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookConversion")]
public sealed partial record WebhookConversion
{
    /// <summary>Where it is.</summary>
    [Field("clientConfig", 2)]
    public WebhookClientConfig? ClientConfig { get; init; }

    /// <summary>Versions of the question it understands; the first that is known is used.</summary>
    [Field("conversionReviewVersions", 3, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> ConversionReviewVersions { get; init; }
}
