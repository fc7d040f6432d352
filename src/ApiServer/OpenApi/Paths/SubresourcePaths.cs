using Keles.Api;

namespace Keles.ApiServer.OpenApi;

/// <summary>The paths of one subresource with their operations.</summary>
internal sealed class SubresourcePaths(Kind kind, Subresource subresource, string item, IReadOnlyList<Parameter> parameters, string gv, string tag)
{
    private static readonly (Verbs Verb, string Method)[] Methods =
        [(Verbs.Get, "get"), (Verbs.Update, "put"), (Verbs.Create, "post"), (Verbs.Delete, "delete"), (Verbs.Get, "options"), (Verbs.Get, "head"), (Verbs.Patch, "patch")];

    private readonly string scope = kind.Namespaced ? "Namespaced" : "";

    private string Path => $"{item}/{subresource.Name}";

    private bool IsProxy => subresource.Name == "proxy";

    public IEnumerable<PathItem> All()
    {
        if (!subresource.Kind.EndsWith("Options", StringComparison.Ordinal))
        {
            yield return new(Path, parameters, [.. OnObject()]);
            yield break;
        }

        var options = Parameters.OfOptions(subresource.Kind);
        var own = parameters.Where(p => p.Name != "pretty").ToList();
        yield return new(Path, [.. own, .. options], [.. Connect("")]);
        if (IsProxy) yield return new(Path + "/{path}", [.. own, Parameters.Path, .. options], [.. Connect("WithPath")]);
    }

    /// <summary>Streams and proxies: whatever the method, it connects.</summary>
    private IEnumerable<Operation> Connect(string suffix) =>
        from m in Methods
        where (subresource.Verbs & m.Verb) != 0 && (IsProxy || m.Method is "get" or "post")
        select Make(m.Method, $"connect{gv}{OperationNames.Capital(m.Method)}{scope}{Name}{suffix}", "connect", $"connect {m.Method.ToUpperInvariant()} requests to {subresource.Name} of {kind.Name}") with
        {
            Produces = Media.Anything,
            Responses = [(200, null)],
        };

    private IEnumerable<Operation> OnObject()
    {
        var body = Definitions.BodyOf(kind, subresource);
        var schema = body?.Schema.Name;
        if ((subresource.Verbs & Verbs.Get) != 0)
        {
            var log = subresource.Name == "log";
            yield return Make("get", $"read{gv}{scope}{Name}", "get", $"read {subresource.Name} of the specified {kind.Name}") with
            {
                Parameters = log ? Parameters.Log : [],
                Produces = log ? Media.Logs : Media.Objects,
                Responses = [(200, log ? null : schema)],
            };
        }

        if ((subresource.Verbs & Verbs.Update) != 0) yield return Write("put", "replace", "put", schema, Parameters.Write);
        if ((subresource.Verbs & Verbs.Create) != 0) yield return Write("post", "create", "post", schema, Parameters.Write);
        if ((subresource.Verbs & Verbs.Patch) != 0) yield return Write("patch", "patch", "patch", MetaTypes.Patch, Parameters.Patch) with { Consumes = Media.Patches, Responses = [(200, schema), (201, schema)] };
    }

    private Operation Write(string method, string verb, string action, string? schema, IReadOnlyList<Parameter> options) =>
        Make(method, $"{verb}{gv}{scope}{Name}", action, $"{verb} {subresource.Name} of the specified {kind.Name}") with
        {
            Parameters = options,
            Body = schema,
            Responses = [(200, schema), (201, schema)],
        };

    private string Name => kind.Name + OperationNames.Capital(subresource.Name);

    private Operation Make(string method, string id, string action, string text) => new(method, id, action, text, tag)
    {
        Kind = new() { Group = subresource.Group ?? kind.Group, Version = subresource.Version ?? kind.Version, Kind = subresource.Kind },
        Produces = Media.Objects,
    };
}
