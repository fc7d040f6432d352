using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Metrics;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer.Connect;

/// <summary>Decides whether a server that an object of the API names is believed: by the bundle that stands with its name, or else by the machine's own authorities.</summary>
/// <remarks>What upstream's network library refuses is refused here too, though the platform would let it pass: signatures by SHA-1, and names that
/// stand in the subject alone.</remarks>
internal sealed class ServerTrust
{
    private const string NamesExtension = "2.5.29.17";
    private static readonly string[] Sha1Signatures = ["1.2.840.113549.1.1.5", "1.2.840.10045.4.1"];

    private readonly TrustBundle? bundle;
    private readonly CertificateSeries series;
    private readonly TimeProvider time;

    /// <param name="where">What is wrong when the bundle is: <c>the webhook's caBundle</c>.</param>
    /// <exception cref="PkiException">The bundle is none.</exception>
    public ServerTrust(Bytes bundle, string where, CertificateSeries series, TimeProvider time)
    {
        this.bundle = bundle.IsNull || bundle.Length == 0 ? null : TrustBundle.Parse(bundle.ToUtf8(), where);
        (this.series, this.time) = (series, time);
    }

    /// <exception cref="UntrustedServerException">The server is not believed.</exception>
    public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0) throw new UntrustedServerException("certificate is not valid for any names");
        if (!shown.Extensions.Any(static e => e.Oid?.Value == NamesExtension))
        {
            series.MissingSan.Increment();
            throw new UntrustedServerException("certificate relies on legacy Common Name field, use SANs instead");
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0) throw new UntrustedServerException($"certificate is valid for {Names(shown)}, not {(sender as SslStream)?.TargetHostName}");
        if (Sha1Signatures.Contains(shown.SignatureAlgorithm.Value))
        {
            series.InsecureSha1.Increment();
            throw new UntrustedServerException($"cannot verify signature: insecure algorithm SHA1-{(shown.SignatureAlgorithm.Value == Sha1Signatures[0] ? "RSA" : "ECDSA")}");
        }

        if (bundle is null ? errors == SslPolicyErrors.None : bundle.RefuseServer(shown, time.GetUtcNow(), chain?.ChainPolicy.ExtraStore) is null) return true;
        var now = time.GetUtcNow();
        throw new UntrustedServerException(now < shown.NotBefore || now > shown.NotAfter ? "certificate has expired or is not yet valid" : "certificate signed by unknown authority");
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = new X509SubjectAlternativeNameExtension(certificate.Extensions[NamesExtension]!.RawData);
        return string.Join(", ", names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(static a => a.ToString())));
    }
}
