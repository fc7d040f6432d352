using System.Security.Cryptography;

namespace Keles.Pki;

/// <summary>
/// A key that service account tokens are signed with or checked by: ECDSA (ES256, ES384, ES512) or RSA (RS256). Its
/// identifier is upstream's: the SHA-256 of the public key, so tokens outlive a change of server.
/// </summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>RSA keys shorter than this are not accepted from files.</summary>
    private const int MinRsaBits = 2048;

    private readonly AsymmetricAlgorithm key;
    private readonly HashAlgorithmName hash;

    private SigningKey(AsymmetricAlgorithm key, string where)
    {
        this.key = key;
        (Algorithm, hash) = Describe(key, where);
        Id = Base64Url.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>The JWT name of the algorithm.</summary>
    public string Algorithm { get; }

    /// <summary>The JWT key identifier.</summary>
    public string Id { get; }

    internal AsymmetricAlgorithm Key => key;

    public static SigningKey Create() => new(KeyPairs.Create(), "a new key");

    /// <summary>A private or public key in PEM.</summary>
    public static SigningKey Parse(string pem, string where) => new(KeyPairs.Parse(pem, where), where);

    public string PrivatePem() => KeyPairs.ToPem(key);

    public string PublicPem() => KeyPairs.PublicPem(key);

    public void Dispose() => key.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> text) => key is ECDsa ec
        ? ec.SignData(text, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : ((RSA)key).SignData(text, hash, RSASignaturePadding.Pkcs1);

    internal bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => key is ECDsa ec
        ? ec.VerifyData(text, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : ((RSA)key).VerifyData(text, signature, hash, RSASignaturePadding.Pkcs1);

    private static (string Algorithm, HashAlgorithmName Hash) Describe(AsymmetricAlgorithm key, string where) => key switch
    {
        RSA { KeySize: < MinRsaBits } => throw new PkiException($"{where}: an RSA key of {key.KeySize} bits is too short, use {MinRsaBits}"),
        RSA => ("RS256", HashAlgorithmName.SHA256),
        ECDsa { KeySize: 256 } => ("ES256", HashAlgorithmName.SHA256),
        ECDsa { KeySize: 384 } => ("ES384", HashAlgorithmName.SHA384),
        ECDsa { KeySize: 521 } => ("ES512", HashAlgorithmName.SHA512),
        _ => throw new PkiException($"{where}: an elliptic curve of {key.KeySize} bits cannot sign tokens, use P-256"),
    };
}
