using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Keles.Hosting;

/// <summary>The health endpoints over HTTP, for servers that have no request pipeline of their own.</summary>
public static class HealthRoutes
{
    /// <summary>Answers a request for /healthz, /livez, /readyz or a check below one of them; false when it is for something else.</summary>
    public static async Task<bool> TryAnswerAsync(HealthChecks checks, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(http);
        if (Find(http.Request.Path.Value ?? "") is not { } found)
        {
            return false;
        }

        var query = http.Request.Query;
        var answer = found.Check is { } name
            ? await checks.AskOneAsync(found.Endpoint, name, http.RequestAborted)
            : await checks.AskAllAsync(found.Endpoint, query.ContainsKey("verbose"), Texts(query["exclude"]), http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body), http.RequestAborted);
        return true;
    }

    private static (HealthEndpoint Endpoint, string? Check)? Find(string path)
    {
        foreach (var endpoint in (ReadOnlySpan<HealthEndpoint>)[HealthEndpoint.Healthz, HealthEndpoint.Livez, HealthEndpoint.Readyz])
        {
            var root = "/" + HealthChecks.NameOf(endpoint);
            if (path == root || path == root + "/")
            {
                return (endpoint, null);
            }

            if (path.StartsWith(root + "/", StringComparison.Ordinal))
            {
                return (endpoint, path[(root.Length + 1)..]);
            }
        }

        return null;
    }

    private static List<string> Texts(StringValues values) => [.. values.OfType<string>()];
}
