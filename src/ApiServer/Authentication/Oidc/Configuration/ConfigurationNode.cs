using System.Text.Json.Nodes;

namespace Keles.ApiServer.Oidc;

/// <summary>An object of a configuration file that knows where it stands, for the words of errors.</summary>
internal sealed class ConfigurationNode
{
    private readonly JsonObject node;
    private readonly string path;

    private ConfigurationNode(JsonObject node, string path) => (this.node, this.path) = (node, path);

    public static ConfigurationNode Root(JsonNode? node) => new(node as JsonObject ?? throw new FormatException("the configuration is no object"), "");

    /// <exception cref="FormatException">The object has a field of another name.</exception>
    public void Known(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in node) if (!names.Contains(name)) throw new FormatException($"strict decoding error: unknown field \"{At(name)}\"");
    }

    public string Text(string name) => TextOrNull(name) ?? "";

    public string? TextOrNull(string name) => node[name] is { } value ? TextOf(value, At(name)) : null;

    public bool Flag(string name) => node[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw new FormatException($"{At(name)} must be true or false"),
    };

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select((item, i) => TextOf(item, $"{At(name)}[{i}]"))];

    public ConfigurationNode? Object(string name) => node[name] is { } value ? Of(value, At(name)) : null;

    public IEnumerable<ConfigurationNode> List(string name) => Items(name).Select((item, i) => Of(item, $"{At(name)}[{i}]"));

    private static ConfigurationNode Of(JsonNode? value, string at) => new(value as JsonObject ?? throw new FormatException($"{at} must be an object"), at);

    private static string TextOf(JsonNode? value, string at) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : throw new FormatException($"{at} must be a text");

    private JsonArray Items(string name) => node[name] switch
    {
        null => [],
        JsonArray items => items,
        _ => throw new FormatException($"{At(name)} must be a list"),
    };

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
