using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookConversion")]
public sealed partial record WebhookConversion
{
    [Field("clientConfig", 2)]
    public WebhookClientConfig? ClientConfig { get; init; }

    [Field("conversionReviewVersions", 3, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> ConversionReviewVersions { get; init; }
}
