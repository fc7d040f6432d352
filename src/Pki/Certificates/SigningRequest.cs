using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>
/// A parsed PKCS#10 request whose signature is good: what it asks for, to be compared with what its maker may have.
/// </summary>
public sealed class SigningRequest
{
    /// <summary>A request with any sensible number of names is far below this.</summary>
    public const int MaxPemLength = 64 * 1024;

    private const string Label = "CERTIFICATE REQUEST";

    private SigningRequest(CertificateRequest request)
    {
        Name = request.SubjectName;
        PublicKey = request.PublicKey;
        Subject = DistinguishedNames.Read(request.SubjectName);
        NamesExtension = request.CertificateExtensions.FirstOrDefault(e => e.Oid?.Value == SubjectNameReader.Oid);
        Names = NamesExtension is null ? RequestedNames.None : SubjectNameReader.Read(NamesExtension.RawData);
        Usages = KeyUsages.Read(request.CertificateExtensions);
    }

    public Subject Subject { get; }

    public RequestedNames Names { get; }

    /// <summary>The usages that the request itself names, in upstream's words; the API object has its own list.</summary>
    public IReadOnlyList<string> Usages { get; }

    internal X500DistinguishedName Name { get; }

    internal PublicKey PublicKey { get; }

    internal X509Extension? NamesExtension { get; }

    /// <exception cref="PkiException">Not such a request, too long, or signed with another key than it carries.</exception>
    public static SigningRequest Parse(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Length > MaxPemLength)
        {
            throw new PkiException($"the certificate request is longer than {MaxPemLength} characters");
        }

        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual(Label))
        {
            throw new PkiException("PEM block type must be CERTIFICATE REQUEST");
        }

        try
        {
            return new SigningRequest(CertificateRequest.LoadSigningRequestPem(
                pem.AsSpan()[fields.Location],
                HashAlgorithmName.SHA256,
                CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions,
                RSASignaturePadding.Pkcs1));
        }
        catch (Exception bad) when (bad is CryptographicException or ArgumentException or NotSupportedException)
        {
            throw new PkiException($"the certificate request cannot be read or its signature is wrong: {bad.Message}", bad);
        }
    }

    /// <summary>Makes a key and a request for it.</summary>
    /// <returns>The request and the private key, both in PEM.</returns>
    public static (string RequestPem, string KeyPem) Create(Subject subject, SubjectNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using var key = KeyPairs.Create();
        var request = new CertificateRequest(DistinguishedNames.Encode(subject), key, HashAlgorithmName.SHA256);
        if (names.ToExtension() is { } extension)
        {
            request.CertificateExtensions.Add(extension);
        }

        return (request.CreateSigningRequestPem() + "\n", KeyPairs.ToPem(key));
    }
}
