namespace Keles.Pki;

/// <summary>The public keys of an issuer, as its JSON Web Key Set names them.</summary>
/// <remarks>Never disposed of: a set is replaced while requests verify with it, and the collector takes it when the last has done so.</remarks>
public sealed class VerificationKeys
{
    private readonly IReadOnlyList<VerificationKey> keys;

    internal VerificationKeys(IReadOnlyList<VerificationKey> keys) => this.keys = keys;

    public int Count => keys.Count;

    /// <summary>A key set of the form of RFC 7517. Keys of a sort that signs nothing here are left out, broken ones are an error.</summary>
    /// <exception cref="PkiException">The document is no key set; says where it is broken.</exception>
    public static VerificationKeys Parse(ReadOnlyMemory<byte> json, string where) => new(JsonWebKeyReader.Read(json, where));

    /// <summary>Whether one of the keys signed the token: those with the token's key identifier, or all when it names none.</summary>
    public bool Verify(JsonWebToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return TokenAlgorithm.All.TryGetValue(token.Algorithm, out var algorithm)
            && keys.Any(key => (string.IsNullOrEmpty(token.KeyId) || token.KeyId == key.Id) && algorithm.Verifies(key.Key, token.Signed, token.Signature));
    }
}
