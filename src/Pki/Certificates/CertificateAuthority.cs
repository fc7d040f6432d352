using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>A certificate authority: issues server and client certificates, and signs requests that others made.</summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>Serial numbers are random, as RFC 5280 wants them: at most 20 bytes and positive.</summary>
    private const int SerialLength = 16;

    private readonly X509Certificate2 certificate;
    private readonly TimeProvider time;

    private CertificateAuthority(IssuedCertificate pem, TimeProvider time, string where)
    {
        Pem = pem;
        this.time = time;
        certificate = IssuedCertificate.Load(pem.CertificatePem, pem.KeyPem, where);
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
        {
            throw new PkiException($"{where} ({certificate.Subject}) is not the certificate of an authority");
        }
    }

    public IssuedCertificate Pem { get; }

    /// <summary>What others trust.</summary>
    public string CertificatePem => Pem.CertificatePem;

    public Validity Validity => certificate.Lifetime();

    /// <summary>Makes a new self-signed authority.</summary>
    public static CertificateAuthority Create(string commonName, TimeProvider time, TimeSpan? duration = null)
    {
        using var key = KeyPairs.Create();
        return Create(commonName, key, time, duration ?? Validity.OfAuthority);
    }

    /// <summary>Makes the certificate again for a key that is left; what the key signed before still leads to it.</summary>
    internal static CertificateAuthority Recreate(string commonName, string keyPem, TimeProvider time, string where)
    {
        using var key = KeyPairs.Parse(keyPem, where);
        return Create(commonName, key as ECDsa ?? throw new PkiException($"{where} is no ECDSA key"), time, Validity.OfAuthority);
    }

    /// <summary>Takes up an authority made earlier, ours or one of kubeadm (ECDSA or RSA).</summary>
    public static CertificateAuthority Load(IssuedCertificate pem, TimeProvider time, string where) => new(pem, time, where);

    private static CertificateAuthority Create(string commonName, ECDsa key, TimeProvider time, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(time);
        var request = new CertificateRequest(DistinguishedNames.Encode(new Subject(commonName)), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var validity = Validity.From(time.GetUtcNow(), duration);
        using var made = request.CreateSelfSigned(validity.NotBefore, validity.NotAfter);
        var pem = new IssuedCertificate(made.ExportCertificatePem() + "\n", KeyPairs.ToPem(key));
        return new CertificateAuthority(pem, time, commonName);
    }

    public IssuedCertificate IssueServer(string commonName, SubjectNames names, TimeSpan? duration = null) =>
        Issue(new Subject(commonName), names, [KeyUsages.DigitalSignature, KeyUsages.KeyEncipherment, KeyUsages.ServerAuth], duration);

    public IssuedCertificate IssueClient(Subject subject, TimeSpan? duration = null) =>
        Issue(subject, SubjectNames.None, [KeyUsages.DigitalSignature, KeyUsages.KeyEncipherment, KeyUsages.ClientAuth], duration);

    /// <summary>For a party that is both, as a kubelet.</summary>
    public IssuedCertificate IssuePeer(Subject subject, SubjectNames names, TimeSpan? duration = null) => Issue(
        subject, names, [KeyUsages.DigitalSignature, KeyUsages.KeyEncipherment, KeyUsages.ServerAuth, KeyUsages.ClientAuth], duration);

    /// <summary>
    /// Signs a request: its subject and names, with exactly these usages. The certificate ends with the authority at the latest.
    /// </summary>
    public string Sign(SigningRequest request, IReadOnlyList<string> usages, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(request);
        var unsigned = new CertificateRequest(request.Name, request.PublicKey, HashAlgorithmName.SHA256);
        return Sign(unsigned, request.NamesExtension, usages, duration);
    }

    public void Dispose() => certificate.Dispose();

    private IssuedCertificate Issue(Subject subject, SubjectNames names, IReadOnlyList<string> usages, TimeSpan? duration)
    {
        using var key = KeyPairs.Create();
        var request = new CertificateRequest(DistinguishedNames.Encode(subject), key, HashAlgorithmName.SHA256);
        var pem = Sign(request, names.ToExtension(), usages, duration ?? Validity.OfLeaf);
        return new IssuedCertificate(pem, KeyPairs.ToPem(key));
    }

    private string Sign(CertificateRequest request, X509Extension? names, IReadOnlyList<string> usages, TimeSpan duration)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        foreach (var extension in KeyUsages.ToExtensions(usages))
        {
            request.CertificateExtensions.Add(extension);
        }

        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        var (notBefore, notAfter) = Within(Validity.From(time.GetUtcNow(), duration));
        var serial = RandomNumberGenerator.GetBytes(SerialLength);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        using var signed = request.Create(certificate.SubjectName, KeyPairs.SignerOf(certificate), notBefore, notAfter, serial);
        return signed.ExportCertificatePem() + "\n";
    }

    private Validity Within(Validity wanted)
    {
        var own = Validity;
        if (!own.Holds(time.GetUtcNow()))
        {
            throw new PkiException($"the authority {certificate.Subject} holds only from {own.NotBefore:u} to {own.NotAfter:u} and cannot sign");
        }

        return new Validity(
            wanted.NotBefore < own.NotBefore ? own.NotBefore : wanted.NotBefore,
            wanted.NotAfter > own.NotAfter ? own.NotAfter : wanted.NotAfter);
    }
}
