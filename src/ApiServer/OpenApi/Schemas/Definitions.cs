using Keles.Api;
using Keles.Api.CustomResources;
using Keles.ApiServer.Discovery;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.ApiServer.OpenApi;

/// <summary>All schemas that some kinds and their operations need, by name.</summary>
internal sealed class Definitions
{
    private static readonly Dictionary<string, Kind> KindBySchema = Kinds.All.Concat(Kinds.OfSubresources).DistinctBy(k => k.Schema.Name).ToDictionary(k => k.Schema.Name);

    private readonly SortedDictionary<string, Definition> all = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ServedVersion> served;

    /// <param name="kinds">The kinds of the document.</param>
    /// <param name="served">All that is served: what operations take beside objects is spoken in every version.</param>
    public Definitions(IEnumerable<Kind> kinds, IReadOnlyList<ServedVersion> served)
    {
        this.served = served;
        foreach (var kind in kinds) Add(kind);
        if (all.Count > 0) AddMeta();
    }

    public IEnumerable<Definition> All => all.Values;

    /// <summary>The kind a subresource speaks, when its answers are objects; null for streams and proxies.</summary>
    public static Kind? BodyOf(Kind parent, Subresource subresource) =>
        subresource.Group is null && subresource.Kind == parent.Name ? parent : Kinds.ByName(subresource.Group ?? parent.Group, subresource.Version ?? parent.Version, subresource.Kind);

    /// <summary>What the roots of discovery answer.</summary>
    public void AddRoots()
    {
        Add(APIVersions.ApiSchema);
        Add(APIGroupList.ApiSchema);
        Add(VersionInfo.ApiSchema);
    }

    private void Add(Kind kind)
    {
        AddObject(kind);
        if (kind.Has(Verbs.List))
        {
            // A custom resource's list need not be called after its kind, but its schema is.
            var list = kind.Schema.Name + "List";
            all.TryAdd(list, new(list, null, HasTypeMeta: true, [Of(kind.Group, kind.Version, kind.ListName)], kind.Schema.Name));
            Add(ListMeta.ApiSchema);
        }

        foreach (var subresource in kind.Subresources)
        {
            if (BodyOf(kind, subresource) is { } body) AddObject(body);
        }
    }

    private void AddObject(Kind kind)
    {
        if (!all.TryAdd(kind.Schema.Name, new(kind.Schema.Name, kind.Schema, HasTypeMeta: true, [Of(kind.Group, kind.Version, kind.Name)]) { Custom = kind as CustomKind })) return;
        AddFields(kind.Schema);
        if (kind is CustomKind) Add(ObjectMeta.ApiSchema);
    }

    private void AddMeta()
    {
        Add(APIResourceList.ApiSchema);
        Add(Status.ApiSchema, [Of("", "v1", "Status")]);
        Add(DeleteOptions.ApiSchema, InEveryVersion("DeleteOptions"));
        Add(WatchEvent.ApiSchema, InEveryVersion("WatchEvent"));
        all.TryAdd(MetaTypes.Patch, new(MetaTypes.Patch, null, HasTypeMeta: false, []));
    }

    private List<GroupVersionKind> InEveryVersion(string name) => [.. served.Select(v => Of(v.Group, v.Version, name))];

    private static GroupVersionKind Of(string group, string version, string kind) => new() { Group = group, Version = version, Kind = kind };

    public void Add(TypeSchema schema, IReadOnlyList<GroupVersionKind>? kinds = null)
    {
        // An object inside another (a claim in a stateful set) says its kind there too.
        if (KindBySchema.TryGetValue(schema.Name, out var kind))
        {
            AddObject(kind);
            return;
        }

        if (!all.TryAdd(schema.Name, new(schema.Name, schema, MetaTypes.HasTypeMeta(schema), kinds ?? []))) return;
        AddFields(schema);
    }

    private void AddFields(TypeSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Object is { } of) Add(of());
            else if (MetaTypes.NameOf(schema, field) is { } name) all.TryAdd(name, new(name, null, HasTypeMeta: false, []));
        }
    }
}
