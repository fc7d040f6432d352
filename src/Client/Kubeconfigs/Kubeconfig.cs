using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;

namespace Keles.Client.Kubeconfigs;

/// <summary>A kubeconfig: clusters, users and the contexts that join them. The tree is kept as it was read, so that writing loses nothing.</summary>
public sealed class Kubeconfig
{
    private readonly JsonObject root;

    /// <summary>Files named in it lie relative to its folder.</summary>
    private readonly string folder;

    private Kubeconfig(JsonObject root, string folder) => (this.root, this.folder) = (root, folder);

    public string CurrentContext => Text(root, "current-context");

    public IReadOnlyList<string> Contexts => [.. Names("contexts")];

    public static Kubeconfig Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"cannot read the kubeconfig {path}: {e.Message}", e);
        }
    }

    public static Kubeconfig Parse(string yaml, string folder = "/")
    {
        try
        {
            return new(YamlReader.Read(yaml) as JsonObject ?? throw new KubeconfigException("the kubeconfig is empty"), folder);
        }
        catch (YamlFormatException e)
        {
            throw new KubeconfigException($"the kubeconfig is not YAML: {e.Message}", e);
        }
    }

    /// <summary>The namespace of a context; <c>default</c> where it names none.</summary>
    public string NamespaceOf(string? context = null) => Text(Context(context), "namespace") is { Length: > 0 } ns ? ns : "default";

    /// <summary>The cluster, user and names that a context joins.</summary>
    public (JsonObject Cluster, JsonObject User, string Folder) Resolve(string? context = null)
    {
        var joined = Context(context);
        var user = Text(joined, "user");
        return (Entry("clusters", "cluster", Text(joined, "cluster")), user.Length == 0 ? [] : Entry("users", "user", user), folder);
    }

    private JsonObject Context(string? context)
    {
        var name = context ?? CurrentContext;
        if (name.Length == 0) throw new KubeconfigException("the kubeconfig names no current-context; choose a context");
        return Entry("contexts", "context", name);
    }

    private JsonObject Entry(string list, string member, string name) =>
        Entries(list).FirstOrDefault(e => Text(e, "name") == name)?[member] as JsonObject ?? throw new KubeconfigException($"the kubeconfig has no {member} \"{name}\"");

    private IEnumerable<string> Names(string list) => Entries(list).Select(static e => Text(e, "name"));

    private IEnumerable<JsonObject> Entries(string list) => (root[list] as JsonArray ?? []).OfType<JsonObject>();

    internal static string Text(JsonObject from, string member) => from[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
