using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.TokenRequest")]
public sealed partial record TokenRequest
{
    [Field("audience", 1, Required = true, Always = true)]
    public string Audience { get; init; } = "";

    [Field("expirationSeconds", 2)]
    public long? ExpirationSeconds { get; init; }
}
