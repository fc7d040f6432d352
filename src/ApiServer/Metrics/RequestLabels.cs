using Keles.ApiServer.Discovery;

namespace Keles.ApiServer.Metrics;

/// <summary>The labels of one request. Clients choose paths: what is not served gets no label of its own, or one of them could fill the memory.</summary>
internal sealed record RequestLabels(string Verb, string Group, string Version, string Resource, string Subresource, string Scope, string DryRun, bool IsLongRunning)
{
    public bool IsMutating => Verb is "POST" or "PUT" or "PATCH" or "APPLY" or "DELETE" or "DELETECOLLECTION";

    /// <param name="contentType">Tells apply from other patches.</param>
    public static RequestLabels Of(RequestInfo info, string contentType, bool dryRun, KindSet kinds)
    {
        var kind = info.IsResource ? kinds.ByResource(info.Group, info.Version, info.Resource) : null;
        var subresource = info.Subresource.Length > 0 && kind?.Subresource(info.Subresource) is { } known ? known.Name : "";
        return new(
            VerbOf(info, subresource, contentType), kind?.Group ?? "", kind?.Version ?? "", kind?.Plural ?? "", subresource,
            kind is null ? "" : info.Name.Length > 0 || info.Verb == "create" ? "resource" : info.Namespace.Length > 0 ? "namespace" : "cluster",
            dryRun ? "All" : "", info.Verb == "watch" || LongRunning.IsStream(subresource));
    }

    public KeyValuePair<string, object?>[] All =>
        [new("verb", Verb), new("group", Group), new("version", Version), new("resource", Resource), new("subresource", Subresource), new("scope", Scope), new("component", "apiserver")];

    /// <summary>Counts and durations tell dry runs apart, the others do not.</summary>
    public KeyValuePair<string, object?>[] AllWithDryRun => [.. All, new("dry_run", DryRun)];

    private static string VerbOf(RequestInfo info, string subresource, string contentType)
    {
        if (info.IsResource && subresource is "exec" or "attach" or "portforward" or "proxy") return "CONNECT";
        return info.Verb switch
        {
            "get" => "GET",
            "list" => "LIST",
            "watch" => "WATCH",
            "create" or "post" => "POST",
            "update" or "put" => "PUT",
            "patch" => contentType.StartsWith("application/apply-patch", StringComparison.Ordinal) ? "APPLY" : "PATCH",
            "delete" => "DELETE",
            "deletecollection" => "DELETECOLLECTION",
            "head" => "HEAD",
            _ => "other",
        };
    }
}
