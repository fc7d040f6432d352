using Keles.Api.CustomResources;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>Which groups, versions and resources there are: /api, /apis and one level or two below.</summary>
/// <param name="serverAddress">Host and port at which clients reach the server; asked when /api is.</param>
/// <param name="remote">What other API servers serve; null for none.</param>
public sealed class DiscoveryEndpoint(ServedKinds served, Func<string> serverAddress, Func<IReadOnlyList<RemoteVersion>>? remote = null) : INonResourceEndpoint
{
    private volatile DiscoveryAnswers? answers;

    public IEnumerable<string> Paths
    {
        get
        {
            yield return "/api";
            yield return "/apis";
            yield return "/apis/";
            foreach (var group in served.Current.Groups)
            {
                if (group.Name.Length > 0) yield return $"/apis/{group.Name}";
                foreach (var version in group.Versions) yield return version.Path;
            }

            foreach (var other in remote?.Invoke() ?? [])
            {
                yield return $"/apis/{other.Group}";
                yield return $"/apis/{other.GroupVersion}";
            }
        }
    }

    public bool Handles(string path) => Parts(path) is ["api"] or ["api", _] or ["apis"] or ["apis", _] or ["apis", _, _];

    public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        var parts = Parts(http.Request.Path.Value ?? "/");
        if (HttpMethods.IsHead(http.Request.Method) && !TakesHead(parts)) throw ApiErrors.MethodNotAllowed();
        var form = DiscoveryForm.From(http.Request, canAggregate: parts.Length == 1);
        var answer = Current().At(parts, form) ?? throw ApiErrors.NoHandler();
        var response = http.Response;
        response.Headers.Vary = "Accept";
        response.Headers.CacheControl = answer.ETag is null ? "no-cache, private" : "public";
        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
            if (http.Request.Headers.IfNoneMatch.ToString() == answer.ETag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, cancel);
    }

    /// <summary>The documents of the kinds served now. Two requests may both make them anew; the results are equal.</summary>
    private DiscoveryAnswers Current()
    {
        var (kinds, others, address) = (served.Current, remote?.Invoke() ?? [], serverAddress());
        if (answers is { } known && ReferenceEquals(known.Kinds, kinds) && (ReferenceEquals(known.Remote, others) || known.Remote.Count + others.Count == 0) && known.ServerAddress == address) return known;
        return answers = new(kinds, others, address);
    }

    /// <summary>As upstream, whose lists of groups, and of what is not built in, are answered whatever the method; the others have a route for GET alone.</summary>
    private bool TakesHead(string[] parts) => parts switch
    {
        ["apis"] or ["apis", _] => true,
        ["apis", var group, var version] => served.Current.Group(group)?.Version(version) is { } found && found.Kinds.All(static k => k is CustomKind),
        _ => false,
    };

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
