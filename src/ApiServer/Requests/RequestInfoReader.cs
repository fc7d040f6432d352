using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer;

/// <summary>Reads <see cref="RequestInfo"/> from a request: <c>/api/v1/namespaces/a/pods/b/log</c>, <c>/apis/apps/v1/deployments</c>, <c>/healthz</c>.</summary>
/// <remarks>The path must be settled already (no dot segments, no encoded slashes), or what is authorized is not what is served.</remarks>
internal static class RequestInfoReader
{
    private static readonly HashSet<string> NamespaceSubresources = ["status", "finalize"];

    public static RequestInfo Read(string method, string path, IQueryCollection query)
    {
        var verb = method.ToLowerInvariant();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var prefix = parts.Length > 0 ? parts[0] : "";
        var grouped = prefix == "apis";
        var after = grouped ? 3 : 2;
        if ((!grouped && prefix != "api") || parts.Length < after + 1) return new(false, path, verb, prefix, "", "", "", "", "", "", parts);

        var group = grouped ? parts[1] : "";
        var version = parts[after - 1];
        ArraySegment<string> rest = new(parts, after, parts.Length - after);
        verb = method switch
        {
            "POST" => "create",
            "GET" or "HEAD" => "get",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            _ => verb,
        };

        // The old form /api/v1/watch/…: the word is no resource.
        var legacyWatch = rest[0] == "watch";
        if (legacyWatch)
        {
            if (rest.Count < 2) return new(false, path, verb, prefix, "", "", "", "", "", "", parts);
            verb = "watch";
            rest = rest[1..];
        }

        var ns = "";
        if (rest[0] == "namespaces")
        {
            if (rest.Count > 1)
            {
                ns = rest[1];
                // /namespaces/a/status is about the namespace, /namespaces/a/pods about pods in it.
                if (rest.Count > 2 && !NamespaceSubresources.Contains(rest[2])) rest = rest[2..];
            }
        }

        var resource = rest[0];
        var name = rest.Count > 1 ? rest[1] : "";
        var subresource = rest.Count > 2 ? rest[2] : "";
        if (name.Length == 0)
        {
            if (verb == "get") verb = IsWatch(query) ? "watch" : "list";
            else if (verb == "delete") verb = "deletecollection";
            if (verb is "list" or "watch") name = SelectedName(query);
        }

        return new(true, path, verb, prefix, group, version, ns, resource, subresource, name, [.. rest]);
    }

    private static bool IsWatch(IQueryCollection query) => query.TryGetValue("watch", out var watch) && watch[0] is not "0" && !"false".Equals(watch[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>A list or watch of the one object that a field selector names counts as a request for that object, so that a role for it suffices.</summary>
    private static string SelectedName(IQueryCollection query)
    {
        var selector = query.TryGetValue("fieldSelector", out var text) ? text.ToString() : "";
        return selector.Length > 0 && FieldSelector.TryParse(selector, out var parsed, out _) && parsed.RequiresExactMatch("metadata.name", out var name)
            && !name.Contains('/') && !name.Contains('%') && name is not ("." or "..") ? name : "";
    }
}
