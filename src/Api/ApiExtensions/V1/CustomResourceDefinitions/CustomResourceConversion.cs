using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceConversion")]
public sealed partial record CustomResourceConversion
{
    [Field("strategy", 1, Required = true, Always = true)]
    public string Strategy { get; init; } = "";

    [Field("webhook", 2)]
    public WebhookConversion? Webhook { get; init; }
}
