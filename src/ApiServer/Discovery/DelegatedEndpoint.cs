using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>Paths that the program around the server answers: health checks, metrics.</summary>
/// <param name="roots">Paths without an ending slash; what lies below them is answered too.</param>
/// <param name="answer">Writes the answer.</param>
public sealed class DelegatedEndpoint(IReadOnlyList<string> roots, Func<HttpContext, Task> answer) : INonResourceEndpoint
{
    public IEnumerable<string> Paths => roots;

    public bool Handles(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return roots.Any(r => path == r || (path.StartsWith(r, StringComparison.Ordinal) && path[r.Length] == '/'));
    }

    public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        await answer(http);
    }
}
