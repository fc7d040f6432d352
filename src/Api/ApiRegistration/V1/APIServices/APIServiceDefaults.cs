namespace Keles.Api.ApiRegistration.V1;

/// <summary>What holds for an API service when nothing is said.</summary>
internal static class APIServiceDefaults
{
    private const int HttpsPort = 443;

    public static APIService Of(APIService o) => o.Spec.Service is { Port: null } service ? o with { Spec = o.Spec with { Service = service with { Port = HttpsPort } } } : o;
}
