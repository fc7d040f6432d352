using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>How objects come from one version to another.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceConversion")]
public sealed partial record CustomResourceConversion
{
    /// <summary>None changes only the version, Webhook asks.</summary>
    [Field("strategy", 1, Required = true, Always = true)]
    public string Strategy { get; init; } = "";

    /// <summary>Whom to ask.</summary>
    [Field("webhook", 2)]
    public WebhookConversion? Webhook { get; init; }
}
