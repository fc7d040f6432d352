using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Api.Core.V1;

/// <summary>Whether a certificate and a private key belong together, in the words of upstream's TLS library.</summary>
internal static class KeyPairs
{
    private const string CertificateLabel = "CERTIFICATE";
    private const string KeyLabelEnd = "PRIVATE KEY";
    private const string Different = "tls: private key does not match public key";

    /// <summary>What is wrong with the two; null when nothing is.</summary>
    public static string? Problem(string certificate, string key)
    {
        var chain = PemBlock.First(certificate, static l => l == CertificateLabel, out var others);
        if (chain is null) return NoCertificate(others);
        var own = PemBlock.First(key, static l => l.EndsWith(KeyLabelEnd, StringComparison.Ordinal), out others);
        if (own is null) return NoKey(others);
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain.Data));
            return Mismatch(read, own.Text);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return "x509: malformed certificate";
        }
    }

    /// <summary>Of algorithms that this library has no keys of nothing is said rather than something wrong.</summary>
    private static string? Mismatch(X509Certificate2 certificate, string key)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        if (rsa is null && curve is null) return null;
        using var ownRsa = RSA.Create();
        using var ownCurve = ECDsa.Create();
        var (isRsa, isCurve) = (TryImport(ownRsa, key), TryImport(ownCurve, key));
        if (!isRsa && !isCurve) return "tls: failed to parse private key";
        if (rsa is not null) return !isRsa ? OtherType : rsa.ExportParameters(false).Modulus.AsSpan().SequenceEqual(ownRsa.ExportParameters(false).Modulus) ? null : Different;
        if (!isCurve) return OtherType;
        var (a, b) = (curve!.ExportParameters(false).Q, ownCurve.ExportParameters(false).Q);
        return a.X.AsSpan().SequenceEqual(b.X) && a.Y.AsSpan().SequenceEqual(b.Y) ? null : Different;
    }

    private const string OtherType = "tls: private key type does not match public key type";

    private static bool TryImport(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static string NoCertificate(List<string> others) => others switch
    {
        [] => "tls: failed to find any PEM data in certificate input",
        [var only] when only.EndsWith(KeyLabelEnd, StringComparison.Ordinal) => "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched",
        _ => $"tls: failed to find \"{CertificateLabel}\" PEM block in certificate input after skipping PEM blocks of the following types: [{string.Join(' ', others)}]",
    };

    private static string NoKey(List<string> others) => others switch
    {
        [] => "tls: failed to find any PEM data in key input",
        [CertificateLabel] => "tls: found a certificate rather than a key in the PEM for the private key",
        _ => $"tls: failed to find PEM block with type ending in \"{KeyLabelEnd}\" in key input after skipping PEM blocks of the following types: [{string.Join(' ', others)}]",
    };
}
