using System.Security.Cryptography;

namespace Keles.Pki;

/// <summary>One of the ways of RFC 7518 to sign a token with a private key that others verify with the public one.</summary>
public sealed record TokenAlgorithm
{
    private readonly HashAlgorithmName hash;
    private readonly RSASignaturePadding? padding;
    private readonly int curveBits;

    private TokenAlgorithm(string name, HashAlgorithmName hash, RSASignaturePadding? padding, int curveBits = 0) =>
        (Name, this.hash, this.padding, this.curveBits) = (name, hash, padding, curveBits);

    public string Name { get; }

    /// <summary>All there are. Those with a shared secret are none: whoever can verify could sign.</summary>
    public static IReadOnlyDictionary<string, TokenAlgorithm> All { get; } = new TokenAlgorithm[]
    {
        new("ES256", HashAlgorithmName.SHA256, null, 256),
        new("ES384", HashAlgorithmName.SHA384, null, 384),
        new("ES512", HashAlgorithmName.SHA512, null, 521),
        new("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        new("PS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        new("PS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        new("RS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        new("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        new("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
    }.ToDictionary(static a => a.Name, StringComparer.Ordinal);

    /// <summary>False too for a key of another sort: the token chooses the way, and may not choose how a key is read.</summary>
    internal bool Verifies(AsymmetricAlgorithm key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => key switch
    {
        RSA rsa when padding is not null => rsa.VerifyData(text, signature, hash, padding),
        ECDsa ec when padding is null && ec.KeySize == curveBits => ec.VerifyData(text, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => false,
    };
}
