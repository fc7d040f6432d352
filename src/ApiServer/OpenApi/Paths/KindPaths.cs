using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.Machinery;

namespace Keles.ApiServer.OpenApi;

/// <summary>All paths of one kind with their operations.</summary>
internal sealed class KindPaths
{
    private readonly Kind kind;
    private readonly string root;
    private readonly string scope;
    private readonly string gv;
    private readonly string tag;
    private readonly string watched;
    private readonly IReadOnlyList<Parameter> shared;

    public KindPaths(Kind kind, ServedVersion version)
    {
        this.kind = kind;
        root = version.Path;
        gv = OperationNames.GroupVersion(kind.Group, kind.Version);
        tag = OperationNames.Tag(kind.Group, kind.Version);
        scope = kind.Namespaced ? "Namespaced" : "";
        var ns = kind.Namespaced ? "/namespaces/{namespace}" : "";
        Collection = $"{root}{ns}/{kind.Plural}";
        watched = $"{root}/watch{ns}/{kind.Plural}";
        shared = kind.Namespaced ? [Parameters.Namespace, Parameters.Pretty] : [Parameters.Pretty];
    }

    private string Collection { get; }

    private string Item => Collection + "/{name}";

    private string Schema => kind.Schema.Name;

    public IEnumerable<PathItem> All()
    {
        if (OnCollection().ToList() is { Count: > 0 } onCollection) yield return new(Collection, shared, onCollection);
        if (OnItem().ToList() is { Count: > 0 } onItem) yield return new(Item, WithName, onItem);
        foreach (var subresource in kind.Subresources) foreach (var path in new SubresourcePaths(kind, subresource, Item, WithName, gv, tag).All()) yield return path;
        if (kind.Namespaced && kind.Has(Verbs.List)) yield return new($"{root}/{kind.Plural}", [.. Parameters.List, Parameters.Pretty], [List($"list{gv}{kind.Name}ForAllNamespaces", [])]);
        if (!kind.Has(Verbs.Watch)) yield break;
        yield return new(watched, [.. Parameters.List, .. shared], [Watch($"watch{gv}{scope}{kind.Name}List", "watchlist", "a list of")]);
        yield return new(watched + "/{name}", [.. Parameters.List, .. WithName], [Watch($"watch{gv}{scope}{kind.Name}", "watch", "an object of")]);
        if (kind.Namespaced) yield return new($"{root}/watch/{kind.Plural}", [.. Parameters.List, Parameters.Pretty], [Watch($"watch{gv}{kind.Name}ListForAllNamespaces", "watchlist", "a list of")]);
    }

    private IReadOnlyList<Parameter> WithName => [Parameters.Name(kind.Name), .. shared];

    private IEnumerable<Operation> OnCollection()
    {
        if (kind.Has(Verbs.List)) yield return List($"list{gv}{scope}{kind.Name}", Parameters.List);
        if (kind.Has(Verbs.Create)) yield return Create($"create{gv}{scope}{kind.Name}");
        if (kind.Has(Verbs.DeleteCollection))
        {
            yield return Make("delete", $"delete{gv}Collection{scope}{kind.Name}", "deletecollection", $"delete a collection of {kind.Name}") with
            {
                Parameters = [.. Parameters.List.Where(p => p.Name is not ("allowWatchBookmarks" or "watch")), .. Parameters.Delete],
                Body = MetaTypes.DeleteOptions,
                BodyRequired = false,
                Responses = [(200, MetaTypes.Status)],
            };
        }
    }

    private IEnumerable<Operation> OnItem()
    {
        if (kind.Has(Verbs.Get)) yield return Make("get", $"read{gv}{scope}{kind.Name}", "get", $"read the specified {kind.Name}") with { Responses = [(200, Schema)] };
        if (kind.Has(Verbs.Update))
        {
            yield return Make("put", $"replace{gv}{scope}{kind.Name}", "put", $"replace the specified {kind.Name}") with
            {
                Parameters = Parameters.Write,
                Body = Schema,
                Responses = [(200, Schema), (201, Schema)],
            };
        }

        if (kind.Has(Verbs.Delete))
        {
            yield return Make("delete", $"delete{gv}{scope}{kind.Name}", "delete", $"delete the specified {kind.Name}") with
            {
                Parameters = Parameters.Delete,
                Body = MetaTypes.DeleteOptions,
                BodyRequired = false,
                Responses = [(200, MetaTypes.Status), (202, MetaTypes.Status)],
            };
        }

        if (kind.Has(Verbs.Patch))
        {
            yield return Make("patch", $"patch{gv}{scope}{kind.Name}", "patch", $"partially update the specified {kind.Name}") with
            {
                Parameters = Parameters.Patch,
                Body = MetaTypes.Patch,
                Consumes = Media.Patches,
                Responses = [(200, Schema), (201, Schema)],
            };
        }
    }

    private Operation List(string id, IReadOnlyList<Parameter> parameters) => Make("get", id, "list", $"list or watch objects of kind {kind.Name}") with
    {
        Parameters = parameters,
        Produces = Media.Lists,
        Responses = [(200, Schema + "List")],
    };

    private Operation Create(string id) => Make("post", id, "post", $"create a {kind.Name}") with
    {
        Parameters = Parameters.Write,
        Body = Schema,
        Responses = [(200, Schema), (201, Schema), (202, Schema)],
    };

    private Operation Watch(string id, string action, string what) => Make("get", id, action, $"watch changes to {what} {kind.Name}; the watch parameter of a list does the same") with
    {
        Produces = Media.Lists,
        Responses = [(200, MetaTypes.WatchEvent)],
        Deprecated = true,
    };

    private Operation Make(string method, string id, string action, string text) => new(method, id, action, text, tag)
    {
        Kind = new() { Group = kind.Group, Version = kind.Version, Kind = kind.Name },
        Produces = Media.Objects,
    };
}
