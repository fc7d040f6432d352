using System.Text;
using System.Text.Json;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Images;

/// <summary>Finds the credentials that a pod's pull secrets hold for a registry.</summary>
internal static class PullSecrets
{
    private const string DockerHub = "docker.io";

    /// <summary>The most specific first; a secret that cannot be read has none.</summary>
    public static Items<Proto.AuthConfig> For(ImageName image, IEnumerable<Secret> secrets)
    {
        var found = new List<(string Scope, Proto.AuthConfig Auth)>();
        foreach (var secret in secrets)
        {
            found.AddRange(Entries(secret).Where(e => Covers(e.Scope, image)));
        }
        return [.. found.OrderByDescending(e => e.Scope.Length).Select(e => e.Auth)];
    }

    private static IEnumerable<(string Scope, Proto.AuthConfig Auth)> Entries(Secret secret) => secret.Type switch
    {
        "kubernetes.io/dockerconfigjson" when secret.Data.TryGetValue(".dockerconfigjson", out var json) => Read(json, "auths"),
        "kubernetes.io/dockercfg" when secret.Data.TryGetValue(".dockercfg", out var json) => Read(json, null),
        _ => [],
    };

    private static IEnumerable<(string Scope, Proto.AuthConfig Auth)> Read(Bytes json, string? member)
    {
        var result = new List<(string, Proto.AuthConfig)>();
        try
        {
            using var document = JsonDocument.Parse(json.Memory);
            var root = document.RootElement;
            if (member is not null && !root.TryGetProperty(member, out root))
            {
                return result;
            }
            foreach (var entry in root.EnumerateObject())
            {
                result.Add((Scope(entry.Name), Auth(entry.Value)));
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            result.Clear();
        }
        return result;
    }

    private static Proto.AuthConfig Auth(JsonElement entry)
    {
        var auth = new Proto.AuthConfig
        {
            Username = Text(entry, "username"),
            Password = Text(entry, "password"),
            IdentityToken = Text(entry, "identitytoken"),
            RegistryToken = Text(entry, "registrytoken"),
        };
        var both = Text(entry, "auth");
        if (both.Length > 0 && auth.Username.Length == 0)
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(both)).Split(':', 2);
            (auth.Username, auth.Password) = (parts[0], parts.Length > 1 ? parts[1].TrimEnd('\0') : "");
        }
        return auth;
    }

    private static string Text(JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Registries are written as hosts or as URLs, with or without an API version.</summary>
    private static string Scope(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var scope = (scheme < 0 ? key : key[(scheme + 3)..]).TrimEnd('/');
        foreach (var version in new[] { "/v1", "/v2" })
        {
            scope = scope.EndsWith(version, StringComparison.Ordinal) ? scope[..^version.Length] : scope;
        }
        return scope is "index.docker.io" or "registry-1.docker.io" ? DockerHub : scope;
    }

    private static bool Covers(string scope, ImageName image)
    {
        var parts = scope.Split('/', 2);
        return HostMatches(parts[0], image.Registry)
            && (parts.Length == 1 || image.Repository == parts[1] || image.Repository.StartsWith(parts[1] + "/", StringComparison.Ordinal));
    }

    /// <summary>An asterisk stands for one part of a host name.</summary>
    private static bool HostMatches(string pattern, string host)
    {
        var (a, b) = (pattern.Split('.'), host.Split('.'));
        return a.Length == b.Length && a.Zip(b).All(p => p.First == p.Second
            || (p.First.Contains('*', StringComparison.Ordinal) && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(p.First, p.Second, ignoreCase: false)));
    }
}
