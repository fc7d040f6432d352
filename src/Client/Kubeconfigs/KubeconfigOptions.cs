using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Client.Https;

namespace Keles.Client.Kubeconfigs;

/// <summary>From a kubeconfig's context to a connection.</summary>
public static class KubeconfigOptions
{
    public static HttpsClientOptions ToOptions(this Kubeconfig config, string? context = null)
    {
        var (cluster, user, folder) = config.Resolve(context);
        if (user.ContainsKey("exec")) throw new KubeconfigException("credentials from an exec plugin are not supported yet: use a client certificate or a token");
        if (user.ContainsKey("auth-provider")) throw new KubeconfigException("credentials from an auth-provider are not supported: use a client certificate or a token");
        if (!Uri.TryCreate(Kubeconfig.Text(cluster, "server"), UriKind.Absolute, out var server)) throw new KubeconfigException($"the server's address \"{Kubeconfig.Text(cluster, "server")}\" is not a URL");
        try
        {
            return new()
            {
                Server = server,
                Authorities = Pem(cluster, "certificate-authority", folder) is { } ca ? Authorities(ca) : null,
                SkipTlsVerification = cluster["insecure-skip-tls-verify"]?.GetValueKind() == System.Text.Json.JsonValueKind.True,
                TlsServerName = Kubeconfig.Text(cluster, "tls-server-name") is { Length: > 0 } name ? name : null,
                ClientCertificate = Certificate(user, folder),
                BearerToken = Kubeconfig.Text(user, "token") is { Length: > 0 } token ? token : null,
                BearerTokenFile = Kubeconfig.Text(user, "tokenFile") is { Length: > 0 } file ? Path.Combine(folder, file) : null,
                Impersonate = Kubeconfig.Text(user, "as") is { Length: > 0 } other ? new(other, []) : null,
            };
        }
        catch (Exception e) when (e is IOException or CryptographicException or FormatException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"the kubeconfig's credentials cannot be read: {e.Message}", e);
        }
    }

    private static X509Certificate2Collection Authorities(string pem)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        return all;
    }

    private static X509Certificate2? Certificate(JsonObject user, string folder)
    {
        if (Pem(user, "client-certificate", folder) is not { } certificate) return null;
        var key = Pem(user, "client-key", folder) ?? throw new KubeconfigException("the kubeconfig has a client certificate without its key");
        using var parsed = X509Certificate2.CreateFromPem(certificate, key);

        // TLS wants the key in a container of its own.
        return X509CertificateLoader.LoadPkcs12(parsed.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Inline data goes before a file, as with upstream's clients.</summary>
    private static string? Pem(JsonObject from, string member, string folder)
    {
        if (Kubeconfig.Text(from, $"{member}-data") is { Length: > 0 } data) return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        return Kubeconfig.Text(from, member) is { Length: > 0 } file ? File.ReadAllText(Path.Combine(folder, file)) : null;
    }
}
