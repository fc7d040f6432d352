using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>A token that a driver gets.</summary>
[ApiType("io.k8s.api.storage.v1.TokenRequest")]
public sealed partial record TokenRequest
{
    /// <summary>Whom it is for.</summary>
    [Field("audience", 1, Required = true, Always = true)]
    public string Audience { get; init; } = "";

    /// <summary>How long it is valid.</summary>
    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }
}
