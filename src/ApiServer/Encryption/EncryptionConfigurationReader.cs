using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Encryption;

/// <summary>Reads an EncryptionConfiguration file (YAML or JSON, apiserver.config.k8s.io/v1), as upstream's server does, and says of a bad one in one sentence what is wrong.</summary>
public static class EncryptionConfigurationReader
{
    private const string Version = "apiserver.config.k8s.io/v1";
    private static readonly int[] KeyLengths = [16, 24, 32];

    /// <param name="kinds">Tell the resources' names from where they lie.</param>
    /// <exception cref="FormatException">The file is no such configuration.</exception>
    public static EncryptionRules Read(string text, IEnumerable<Api.Kind> kinds)
    {
        JsonNode? root;
        try
        {
            root = YamlReader.Read(text);
        }
        catch (YamlFormatException e)
        {
            throw new FormatException($"the encryption configuration is not valid YAML: {e.Message}", e);
        }

        if (root is not JsonObject configuration || Text(configuration["kind"]) != "EncryptionConfiguration" || Text(configuration["apiVersion"]) != Version)
            throw new FormatException($"the encryption configuration must be an object of kind EncryptionConfiguration and version {Version}");
        Known(configuration, "the configuration", "apiVersion", "kind", "resources");
        return new([.. Items(configuration, "resources", "").Select((r, i) => Entry(r, $"resources[{i}]"))], kinds);
    }

    private static (IReadOnlyList<string> Resources, CipherChain Chain) Entry(JsonObject entry, string at)
    {
        Known(entry, at, "resources", "providers");
        if (entry["resources"] is not JsonArray { Count: > 0 } names) throw new FormatException($"{at}.resources must name the resources to encrypt");
        var resources = names.Select((n, i) => Resource(Text(n), $"{at}.resources[{i}]")).ToArray();
        var ciphers = Items(entry, "providers", at).SelectMany((p, i) => Provider(p, $"{at}.providers[{i}]")).ToArray();
        return ciphers.Length > 0 ? (resources, new CipherChain(ciphers)) : throw new FormatException($"{at}.providers must have at least one provider");
    }

    private static string Resource(string? name, string at) => name switch
    {
        null or "" => throw new FormatException($"{at} must be a resource such as secrets or things.example.com"),
        "*" => throw new FormatException($"{at}: use *.* for all resources, or *. for those of the core group"),
        _ when name.Any(char.IsUpper) => throw new FormatException($"{at}: {name} must be in lower case"),
        _ => name,
    };

    private static IEnumerable<IValueCipher> Provider(JsonObject provider, string at)
    {
        Known(provider, at, "aesgcm", "aescbc", "identity", "secretbox", "kms");
        if (provider.Count != 1) throw new FormatException($"{at} must have exactly one of aesgcm, aescbc, identity");
        var (name, content) = provider.First();
        return name switch
        {
            "identity" => [new PlainCipher()],
            "aesgcm" => Keys(content, $"{at}.aesgcm").Select(static IValueCipher (k) => new AesGcmCipher(k.Name, k.Secret)),
            "aescbc" => Keys(content, $"{at}.aescbc").Select(static IValueCipher (k) => new AesCbcCipher(k.Name, k.Secret)),
            _ => throw new FormatException($"{at}: the provider {name} is not there yet; use aesgcm, aescbc or identity"),
        };
    }

    private static (string Name, byte[] Secret)[] Keys(JsonNode? provider, string at)
    {
        if (provider is not JsonObject owner) throw new FormatException($"{at} must have keys");
        Known(owner, at, "keys");
        var keys = Items(owner, "keys", at).Select((k, i) => Key(k, $"{at}.keys[{i}]")).ToArray();
        if (keys.Length == 0) throw new FormatException($"{at}.keys must have at least one key");
        var twice = keys.GroupBy(static k => k.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1);
        return twice is null ? keys : throw new FormatException($"{at}.keys has the name {twice.Key} twice");
    }

    private static (string Name, byte[] Secret) Key(JsonObject key, string at)
    {
        Known(key, at, "name", "secret");
        if (Text(key["name"]) is not { Length: > 0 } name) throw new FormatException($"{at}.name must be given");
        if (name.Contains(':')) throw new FormatException($"{at}.name must not contain a colon");
        var buffer = new byte[(Text(key["secret"]) ?? "").Length];
        // What is wrong with a secret is said without the secret.
        if (buffer.Length == 0 || !Convert.TryFromBase64String(Text(key["secret"])!, buffer, out var length)) throw new FormatException($"{at}.secret must be base64");
        if (!KeyLengths.Contains(length)) throw new FormatException($"{at}.secret has {length} bytes; it must have 16, 24 or 32");
        return (name, buffer[..length]);
    }

    private static IEnumerable<JsonObject> Items(JsonObject owner, string name, string at)
    {
        var place = at.Length == 0 ? name : $"{at}.{name}";
        if (owner[name] is not JsonArray items) throw new FormatException($"{place} must be a list");
        return items.Select((item, i) => item as JsonObject ?? throw new FormatException($"{place}[{i}] is no object"));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static void Known(JsonObject owner, string at, params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in owner) if (!names.Contains(name)) throw new FormatException($"{at} has the unknown field {name}");
    }
}
