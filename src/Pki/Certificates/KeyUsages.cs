using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>The words in which CertificateSigningRequests ask for usages, and what they are in a certificate.</summary>
public static class KeyUsages
{
    public const string DigitalSignature = "digital signature";
    public const string KeyEncipherment = "key encipherment";
    public const string ClientAuth = "client auth";
    public const string ServerAuth = "server auth";

    internal const string ClientAuthOid = "1.3.6.1.5.5.7.3.2";
    internal const string ServerAuthOid = "1.3.6.1.5.5.7.3.1";

    private static readonly FrozenDictionary<string, X509KeyUsageFlags> Plain = new Dictionary<string, X509KeyUsageFlags>
    {
        ["signing"] = X509KeyUsageFlags.DigitalSignature,
        [DigitalSignature] = X509KeyUsageFlags.DigitalSignature,
        ["content commitment"] = X509KeyUsageFlags.NonRepudiation,
        [KeyEncipherment] = X509KeyUsageFlags.KeyEncipherment,
        ["data encipherment"] = X509KeyUsageFlags.DataEncipherment,
        ["key agreement"] = X509KeyUsageFlags.KeyAgreement,
        ["cert sign"] = X509KeyUsageFlags.KeyCertSign,
        ["crl sign"] = X509KeyUsageFlags.CrlSign,
        ["encipher only"] = X509KeyUsageFlags.EncipherOnly,
        ["decipher only"] = X509KeyUsageFlags.DecipherOnly,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Extended = new Dictionary<string, string>
    {
        ["any"] = "2.5.29.37.0",
        [ServerAuth] = ServerAuthOid,
        [ClientAuth] = ClientAuthOid,
        ["code signing"] = "1.3.6.1.5.5.7.3.3",
        ["email protection"] = "1.3.6.1.5.5.7.3.4",
        ["s/mime"] = "1.3.6.1.5.5.7.3.4",
        ["ipsec end system"] = "1.3.6.1.5.5.7.3.5",
        ["ipsec tunnel"] = "1.3.6.1.5.5.7.3.6",
        ["ipsec user"] = "1.3.6.1.5.5.7.3.7",
        ["timestamping"] = "1.3.6.1.5.5.7.3.8",
        ["ocsp signing"] = "1.3.6.1.5.5.7.3.9",
        ["microsoft sgc"] = "1.3.6.1.4.1.311.10.3.3",
        ["netscape sgc"] = "2.16.840.1.113730.4.1",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string usage) => Plain.ContainsKey(usage) || Extended.ContainsKey(usage);

    internal static IEnumerable<X509Extension> ToExtensions(IReadOnlyList<string> usages)
    {
        var flags = X509KeyUsageFlags.None;
        var purposes = new OidCollection();
        foreach (var usage in usages)
        {
            if (Plain.TryGetValue(usage, out var flag))
            {
                flags |= flag;
            }
            else if (Extended.TryGetValue(usage, out var oid))
            {
                purposes.Add(new Oid(oid));
            }
            else
            {
                throw new PkiException($"unrecognized usage \"{usage}\"");
            }
        }

        if (flags != X509KeyUsageFlags.None)
        {
            yield return new X509KeyUsageExtension(flags, critical: true);
        }

        if (purposes.Count > 0)
        {
            yield return new X509EnhancedKeyUsageExtension(purposes, critical: false);
        }
    }

    /// <summary>The usages that extensions ask for, in upstream's words.</summary>
    internal static IReadOnlyList<string> Read(IEnumerable<X509Extension> extensions)
    {
        var words = new List<string>();
        foreach (var extension in extensions)
        {
            if (extension is X509KeyUsageExtension usage)
            {
                words.AddRange(Plain.Where(p => p.Key != "signing" && usage.KeyUsages.HasFlag(p.Value)).Select(p => p.Key));
            }
            else if (extension is X509EnhancedKeyUsageExtension purposes)
            {
                words.AddRange(Extended.Where(p => p.Key != "s/mime" && purposes.EnhancedKeyUsages[p.Value] is not null).Select(p => p.Key));
            }
        }

        words.Sort(StringComparer.Ordinal);
        return words;
    }
}
