using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Oidc;

/// <summary>Reads an AuthenticationConfiguration file, YAML or JSON. Whether what it says makes sense is for <see cref="AuthenticationConfigurationValidation"/>.</summary>
public static class AuthenticationConfigurationReader
{
    private static readonly string[] Versions = ["apiserver.config.k8s.io/v1", "apiserver.config.k8s.io/v1beta1", "apiserver.config.k8s.io/v1alpha1"];

    /// <exception cref="FormatException">The file is no such configuration, or has fields that there are not.</exception>
    public static AuthenticationConfiguration Read(string text)
    {
        var root = ConfigurationNode.Root(Parse(text));
        if (root.Text("kind") != "AuthenticationConfiguration" || !Versions.Contains(root.Text("apiVersion"), StringComparer.Ordinal))
            throw new FormatException($"the authentication configuration must be an object of kind AuthenticationConfiguration and version {Versions[0]}");
        root.Known("kind", "apiVersion", "jwt", "anonymous");
        return new() { Jwt = [.. root.List("jwt").Select(Jwt)], Anonymous = root.Object("anonymous") is { } anonymous ? Anonymous(anonymous) : null };
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return YamlReader.Read(text);
        }
        catch (YamlFormatException e)
        {
            throw new FormatException($"the authentication configuration is not valid YAML: {e.Message}", e);
        }
    }

    private static AnonymousConfiguration Anonymous(ConfigurationNode node)
    {
        node.Known("enabled", "conditions");
        return new(node.Flag("enabled"), [.. node.List("conditions").Select(static c =>
        {
            c.Known("path");
            return c.Text("path");
        })]);
    }

    private static JwtConfiguration Jwt(ConfigurationNode node)
    {
        node.Known("issuer", "claimValidationRules", "claimMappings", "userValidationRules");
        var mappings = node.Object("claimMappings");
        mappings?.Known("username", "groups", "uid", "extra");
        return new()
        {
            Issuer = node.Object("issuer") is { } issuer ? Issuer(issuer) : new(),
            ClaimRules = [.. node.List("claimValidationRules").Select(ClaimRule)],
            Username = Mapping(mappings?.Object("username"), "claim", "prefix", "expression"),
            Groups = Mapping(mappings?.Object("groups"), "claim", "prefix", "expression"),
            Uid = Mapping(mappings?.Object("uid"), "claim", "expression"),
            Extra = [.. (mappings?.List("extra") ?? []).Select(Extra)],
            UserRules = [.. node.List("userValidationRules").Select(UserRule)],
        };
    }

    private static IssuerConfiguration Issuer(ConfigurationNode node)
    {
        node.Known("url", "discoveryURL", "certificateAuthority", "audiences", "audienceMatchPolicy", "egressSelectorType");
        return new()
        {
            Url = node.Text("url"),
            DiscoveryUrl = node.Text("discoveryURL"),
            CertificateAuthority = node.Text("certificateAuthority"),
            Audiences = node.Texts("audiences"),
            AudienceMatchPolicy = node.Text("audienceMatchPolicy"),
            EgressSelectorType = node.Text("egressSelectorType"),
        };
    }

    private static ClaimMapping Mapping(ConfigurationNode? node, params ReadOnlySpan<string> fields)
    {
        node?.Known(fields);
        return node is null ? new() : new(node.Text("claim"), node.TextOrNull("prefix"), node.Text("expression"));
    }

    private static ClaimRule ClaimRule(ConfigurationNode node)
    {
        node.Known("claim", "requiredValue", "expression", "message");
        return new(node.Text("claim"), node.Text("requiredValue"), node.Text("expression"), node.Text("message"));
    }

    private static UserRule UserRule(ConfigurationNode node)
    {
        node.Known("expression", "message");
        return new(node.Text("expression"), node.Text("message"));
    }

    private static ExtraMapping Extra(ConfigurationNode node)
    {
        node.Known("key", "valueExpression");
        return new(node.Text("key"), node.Text("valueExpression"));
    }
}
