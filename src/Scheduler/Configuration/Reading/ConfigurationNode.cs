using System.Text.Json.Nodes;
using Keles.Machinery.Codecs;

namespace Keles.Scheduler;

/// <summary>An object of a configuration file. It knows where it stands, and notes what of it cannot be read: all of it, not the first mistake alone.</summary>
internal sealed class ConfigurationNode
{
    private readonly JsonObject node;
    private readonly FieldPath path;
    private readonly List<string> problems;

    private ConfigurationNode(JsonObject node, FieldPath path, List<string> problems) => (this.node, this.path, this.problems) = (node, path, problems);

    public static ConfigurationNode Root(JsonObject node, List<string> problems) => new(node, FieldPath.None, problems);

    /// <summary>Notes fields of other names.</summary>
    public ConfigurationNode Known(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in node) if (!names.Contains(name)) problems.Add($"unknown field \"{At(name)}\"");
        return this;
    }

    /// <summary>Notes a text that says something else; it need not be there.</summary>
    public void MustBe(string name, string text)
    {
        if (Has(name) && Text(name) != text) problems.Add($"{At(name)} must be {text}");
    }

    public bool Has(string name) => node[name] is not null;

    public string Text(string name, string missing = "") => node[name] is null ? missing : Value<string>(name, "a text") ?? missing;

    public bool Flag(string name, bool missing = false) => node[name] is null ? missing : Value<bool?>(name, "true or false") ?? missing;

    public int Number(string name, int missing) => NumberOrNull(name) ?? missing;

    public int? NumberOrNull(string name) => node[name] is null ? null : Value<int?>(name, "a whole number");

    public long Long(string name, long missing) => node[name] is null ? missing : Value<long?>(name, "a whole number") ?? missing;

    /// <summary>As Go writes it: <c>15s</c>.</summary>
    public TimeSpan Duration(string name, TimeSpan missing)
    {
        if (node[name] is null || Value<string>(name, "a duration such as 15s") is not { } text) return missing;
        if (GoDurations.TryRead(text, out var span, out var why)) return span;
        problems.Add($"{At(name)}: {why}");
        return missing;
    }

    public Items<string> Texts(string name) => [.. Entries(name).Select((item, i) => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : Wrong($"{At(name)}[{i}]", "a text"))];

    public ConfigurationNode? Object(string name) => node[name] switch
    {
        null => null,
        JsonObject value => new(value, At(name), problems),
        _ => NoObject(At(name)),
    };

    public Items<ConfigurationNode> List(string name)
    {
        List<ConfigurationNode> all = [];
        foreach (var (item, i) in Entries(name).Select(static (item, i) => (item, i)))
        {
            if (item is JsonObject value) all.Add(new(value, At(name).Index(i), problems));
            else NoObject(At(name).Index(i));
        }

        return [.. all];
    }

    /// <summary>A part whose form the API defines.</summary>
    public T? Api<T>(string name) where T : class, IApiType<T> => node[name] is { } value ? Api<T>(value, At(name)) : null;

    public Items<T> ApiList<T>(string name) where T : class, IApiType<T> => [.. Entries(name).Select((item, i) => item is null ? null : Api<T>(item, At(name).Index(i))).OfType<T>()];

    private T? Api<T>(JsonNode value, FieldPath at) where T : class, IApiType<T>
    {
        List<string> strict = [];
        var source = new JsonSource(System.Text.Encoding.UTF8.GetBytes(value.ToJsonString()), strict);
        try
        {
            source.Start();
            var read = T.ReadJson(ref source);
            source.Finish();
            problems.AddRange(strict.Select(s => $"{at}: {s}"));
            return read;
        }
        catch (DecodeException e)
        {
            problems.Add($"{at}: {e.Message}");
            return null;
        }
    }

    private T? Value<T>(string name, string what)
    {
        if (node[name] is JsonValue value && value.TryGetValue<T>(out var found)) return found;
        Wrong(At(name).ToString(), what);
        return default;
    }

    private JsonArray Entries(string name)
    {
        if (node[name] is JsonArray items) return items;
        if (node[name] is not null) Wrong(At(name).ToString(), "a list");
        return [];
    }

    private ConfigurationNode? NoObject(FieldPath at)
    {
        Wrong(at.ToString(), "an object");
        return null;
    }

    private string Wrong(string at, string what)
    {
        problems.Add($"{at} must be {what}");
        return "";
    }

    private FieldPath At(string name) => path.Child(name);
}
