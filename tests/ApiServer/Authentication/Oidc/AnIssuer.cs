using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>An issuer of tokens with keys of its own, under the name of every address one likes.</summary>
internal sealed class AnIssuer : IDisposable
{
    public const string Url = "https://issuer.example.com";

    /// <summary>Making an RSA key takes a third of a second: issuers share those of one name, strangers have one of their own.</summary>
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<RSA>> RsaKeys = new(StringComparer.Ordinal);

    private readonly string owner;
    private readonly Dictionary<string, AsymmetricAlgorithm> keys = new(StringComparer.Ordinal);

    public AnIssuer(params IEnumerable<string> keyIds) : this("", keyIds)
    {
    }

    private AnIssuer(string owner, IEnumerable<string> keyIds)
    {
        this.owner = owner;
        foreach (var id in keyIds.DefaultIfEmpty("rsa")) Add(id);
    }

    /// <summary>Somebody else, with other keys of the same names.</summary>
    public static AnIssuer Stranger(string keyId) => new("stranger/", [keyId]);

    /// <summary>A new key, elliptic when its name begins with ec and the bits of its curve.</summary>
    public AnIssuer Add(string id)
    {
        keys[id] = id switch
        {
            _ when id.StartsWith("ec256", StringComparison.Ordinal) => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            _ when id.StartsWith("ec384", StringComparison.Ordinal) => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            _ when id.StartsWith("ec521", StringComparison.Ordinal) => ECDsa.Create(ECCurve.NamedCurves.nistP521),
            _ => RsaKeys.GetOrAdd(owner + id, static _ => new(static () => RSA.Create(2048))).Value,
        };
        return this;
    }

    public void Remove(string id) => keys.Remove(id);

    public string KeySet() => new JsonObject { ["keys"] = new JsonArray([.. keys.Select(static k => Public(k.Key, k.Value))]) }.ToJsonString();

    /// <summary>A token with these claims over those every token has; null takes one out.</summary>
    public string Token(DateTimeOffset now, string claims = "{}", string algorithm = "RS256", string? keyId = "rsa", string? signWith = null)
    {
        var payload = new JsonObject { ["iss"] = Url, ["aud"] = "keles", ["sub"] = "ann", ["exp"] = (now + TimeSpan.FromHours(1)).ToUnixTimeSeconds() };
        foreach (var (name, value) in JsonNode.Parse(claims)!.AsObject())
        {
            if (value is null) payload.Remove(name);
            else payload[name] = value.DeepClone();
        }

        var header = keyId is null ? new JsonObject { ["alg"] = algorithm } : new JsonObject { ["alg"] = algorithm, ["kid"] = keyId };
        var signed = $"{Encoded(header.ToJsonString())}.{Encoded(payload.ToJsonString())}";
        return $"{signed}.{Encoded(Sign(keys[signWith ?? keyId ?? "rsa"], algorithm, Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose()
    {
        foreach (var key in keys.Values.OfType<ECDsa>()) key.Dispose();
    }

    private static byte[] Sign(AsymmetricAlgorithm key, string algorithm, byte[] text)
    {
        var hash = new HashAlgorithmName($"SHA{algorithm[2..]}");
        return key switch
        {
            ECDsa ec => ec.SignData(text, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            RSA rsa => rsa.SignData(text, hash, algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
            _ => throw new InvalidOperationException("no key of this sort"),
        };
    }

    private static JsonObject Public(string id, AsymmetricAlgorithm key)
    {
        if (key is ECDsa ec)
        {
            var point = ec.ExportParameters(false).Q;
            return new() { ["kty"] = "EC", ["kid"] = id, ["crv"] = $"P-{ec.KeySize}", ["x"] = Encoded(point.X!), ["y"] = Encoded(point.Y!) };
        }

        var rsa = ((RSA)key).ExportParameters(false);
        return new() { ["kty"] = "RSA", ["kid"] = id, ["use"] = "sig", ["n"] = Encoded(rsa.Modulus!), ["e"] = Encoded(rsa.Exponent!) };
    }

    private static string Encoded(string text) => Encoded(Encoding.UTF8.GetBytes(text));

    private static string Encoded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
