using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Audit;

/// <summary>Reads a policy file (YAML or JSON, audit.k8s.io/v1). Says of a bad file in one sentence what is wrong; a rule that is misread would hide what it should show.</summary>
public static class AuditPolicyReader
{
    private const string Version = "audit.k8s.io/v1";

    /// <exception cref="FormatException">The file is not a policy.</exception>
    public static AuditPolicy Read(string text)
    {
        JsonNode? root;
        try
        {
            root = YamlReader.Read(text);
        }
        catch (YamlFormatException e)
        {
            throw new FormatException($"the audit policy is not valid YAML: {e.Message}", e);
        }

        if (root is not JsonObject policy || (string?)policy["kind"] != "Policy" || (string?)policy["apiVersion"] != Version)
            throw new FormatException($"the audit policy must be an object of kind Policy and version {Version}");
        Known(policy, "the policy", "apiVersion", "kind", "metadata", "rules", "omitStages", "omitManagedFields");
        if (policy["rules"] is not JsonArray { Count: > 0 } rules) throw new FormatException("the audit policy has no rules");
        return new AuditPolicy([.. rules.Select((r, i) => Rule(r as JsonObject ?? throw new FormatException($"rules[{i}] is no object"), $"rules[{i}]"))])
        {
            OmitStages = Stages(policy, "the policy"),
            OmitManagedFields = Truth(policy["omitManagedFields"], "omitManagedFields") ?? false,
        };
    }

    private static AuditRule Rule(JsonObject rule, string at)
    {
        Known(rule, at, "level", "users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs", "omitStages", "omitManagedFields");
        if (!TryText(rule["level"], out var level) || !TryName<AuditLevel>(level, out var value)) throw new FormatException($"{at}.level must be None, Metadata, Request or RequestResponse");
        var parsed = new AuditRule(value)
        {
            Users = Texts(rule, "users", at),
            UserGroups = Texts(rule, "userGroups", at),
            Verbs = Texts(rule, "verbs", at),
            Namespaces = Texts(rule, "namespaces", at),
            NonResourceUrls = Texts(rule, "nonResourceURLs", at),
            Resources = [.. Items(rule, "resources", at).Select((r, i) => Resources(r as JsonObject ?? throw new FormatException($"{at}.resources[{i}] is no object"), $"{at}.resources[{i}]"))],
            OmitStages = Stages(rule, at),
            OmitManagedFields = Truth(rule["omitManagedFields"], $"{at}.omitManagedFields"),
        };
        if (parsed.NonResourceUrls.Count > 0 && (parsed.Resources.Count > 0 || parsed.Namespaces.Count > 0)) throw new FormatException($"{at} cannot be about resources and about nonResourceURLs");
        return parsed;
    }

    private static AuditResources Resources(JsonObject resources, string at)
    {
        Known(resources, at, "group", "resources", "resourceNames");
        return new(TryText(resources["group"], out var group) ? group : "", Texts(resources, "resources", at), Texts(resources, "resourceNames", at));
    }

    private static IReadOnlyList<AuditStage> Stages(JsonObject owner, string at) =>
        [.. Texts(owner, "omitStages", at).Select(s => TryName<AuditStage>(s, out var stage) ? stage : throw new FormatException($"{at}.omitStages names the unknown stage {s}"))];

    private static IReadOnlyList<string> Texts(JsonObject owner, string name, string at) =>
        [.. Items(owner, name, at).Select(i => TryText(i, out var text) ? text : throw new FormatException($"{at}.{name} must be a list of strings"))];

    private static JsonArray Items(JsonObject owner, string name, string at) => owner[name] switch
    {
        null => [],
        JsonArray items => items,
        _ => throw new FormatException($"{at}.{name} must be a list"),
    };

    private static bool? Truth(JsonNode? node, string at) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out bool truth) => truth,
        _ => throw new FormatException($"{at} must be true or false"),
    };

    private static bool TryText(JsonNode? node, out string text)
    {
        text = "";
        return node is JsonValue value && value.TryGetValue(out text!);
    }

    /// <summary>By name only: a number is no name.</summary>
    private static bool TryName<T>(string text, out T value) where T : struct, Enum => Enum.TryParse(text, out value) && Enum.GetName(value) == text;

    private static void Known(JsonObject owner, string at, params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in owner) if (!names.Contains(name)) throw new FormatException($"{at} has the unknown field {name}");
    }
}
