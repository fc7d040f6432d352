using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A token of the pod's account as a file, renewed in time.</summary>
[ApiType("io.k8s.api.core.v1.ServiceAccountTokenProjection")]
public sealed partial record ServiceAccountTokenProjection
{
    /// <summary>Whom it is for; the API server if nothing is said.</summary>
    [Field("audience", 1)]
    public string Audience { get; init; } = "";

    /// <summary>How long it is valid, at least 600; 3600 if nothing is said.</summary>
    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }

    /// <summary>The file, relative to the volume.</summary>
    [Field("path", 3, Required = true, Always = true)]
    public string Path { get; init; } = "";
}
