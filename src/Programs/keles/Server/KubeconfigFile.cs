using Keles.Pki;

namespace Keles.Programs;

/// <summary>Writes kubeconfigs: one cluster, one user with a client certificate, one context.</summary>
internal static class KubeconfigFile
{
    /// <summary>Replaces the file whole; only its owner can read it.</summary>
    public static void Write(string path, Uri server, string authorityPem, string user, IssuedCertificate certificate, string cluster = "keles")
    {
        var text = $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {cluster}
              cluster:
                server: {server.GetLeftPart(UriPartial.Authority)}
                certificate-authority-data: {Base64(authorityPem)}
            users:
            - name: {user}
              user:
                client-certificate-data: {Base64(certificate.CertificatePem)}
                client-key-data: {Base64(certificate.KeyPem)}
            contexts:
            - name: {cluster}
              context:
                cluster: {cluster}
                user: {user}
            current-context: {cluster}

            """;
        PemFiles.WriteSecret(path, text);
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
