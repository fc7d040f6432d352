using System.Text;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a TLS secret that no server could use.</summary>
internal static class SecretWarnings
{
    public static IEnumerable<string> Of(Secret secret) =>
        secret.Type == "kubernetes.io/tls" && KeyPairs.Problem(Text(secret, "tls.crt"), Text(secret, "tls.key")) is { } problem ? [problem] : [];

    private static string Text(Secret secret, string key) => secret.Data.TryGetValue(key, out var bytes) ? Encoding.UTF8.GetString(bytes.Span) : "";
}
