using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>The authorities one side trusts, and nothing else: never the machine's own store, never fetched certificates.</summary>
public sealed class TrustBundle
{
    private readonly X509Certificate2Collection roots = [];

    private TrustBundle()
    {
    }

    public IReadOnlyList<X509Certificate2> Authorities => [.. roots];

    public static TrustBundle Parse(string pem, string where)
    {
        var bundle = new TrustBundle();
        try
        {
            bundle.roots.ImportFromPem(pem);
        }
        catch (CryptographicException bad)
        {
            throw new PkiException($"{where} holds a damaged certificate: {bad.Message}", bad);
        }

        return bundle.roots.Count > 0 ? bundle : throw new PkiException($"{where} holds no certificate in PEM form");
    }

    /// <summary>Null when the certificate leads to this bundle for client authentication at this time; otherwise why not.</summary>
    public string? RefuseClient(X509Certificate2 certificate, DateTimeOffset now, X509Certificate2Collection? sent = null) =>
        Refuse(certificate, KeyUsages.ClientAuthOid, now, sent);

    /// <inheritdoc cref="RefuseClient"/>
    public string? RefuseServer(X509Certificate2 certificate, DateTimeOffset now, X509Certificate2Collection? sent = null) =>
        Refuse(certificate, KeyUsages.ServerAuthOid, now, sent);

    /// <summary>For TLS clients: <c>SslClientAuthenticationOptions.CertificateChainPolicy</c>. Names are checked by TLS itself.</summary>
    public X509ChainPolicy ForServers(DateTimeOffset now) => Policy(KeyUsages.ServerAuthOid, now);

    private string? Refuse(X509Certificate2 certificate, string purpose, DateTimeOffset now, X509Certificate2Collection? sent)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(purpose, now) };
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent);
        }

        try
        {
            return chain.Build(certificate) ? null : string.Join("; ", chain.ChainStatus.Select(Explain).Distinct(StringComparer.Ordinal));
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private X509ChainPolicy Policy(string purpose, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.CustomTrustStore.AddRange(roots);
        policy.ApplicationPolicy.Add(new Oid(purpose));
        return policy;
    }

    private static string Explain(X509ChainStatus status) => status.Status switch
    {
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => "certificate signed by unknown authority",
        X509ChainStatusFlags.NotTimeValid => "certificate has expired or is not yet valid",
        X509ChainStatusFlags.NotValidForUsage => "certificate specifies an incompatible key usage",
        X509ChainStatusFlags.NotSignatureValid => "certificate carries a wrong signature",
        _ => status.StatusInformation.Trim(),
    };
}
