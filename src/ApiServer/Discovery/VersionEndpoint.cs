using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>/version: which API level this is.</summary>
public sealed class VersionEndpoint : INonResourceEndpoint
{
    public IEnumerable<string> Paths => ["/version"];

    public bool Handles(string path) => path is "/version" or "/version/";

    public ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        return HttpMethods.IsHead(http.Request.Method) ? throw ApiErrors.MethodNotAllowed() : RawAnswer.SendAsync(http, 200, ServerVersion.Info.WriteJson, cancel);
    }
}
