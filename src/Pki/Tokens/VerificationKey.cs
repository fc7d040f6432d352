using System.Security.Cryptography;

namespace Keles.Pki;

/// <summary>A public key and its identifier in its set; the identifier may be empty.</summary>
internal sealed record VerificationKey(string Id, AsymmetricAlgorithm Key);
