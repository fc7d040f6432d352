using Keles.ApiServer.Discovery;
using Keles.ApiServer.Hosting;
using Keles.ApiServer.Http;
using Keles.Hosting;
using Keles.Storage;
using Microsoft.AspNetCore.Http;

namespace Keles.Programs;

/// <summary>Health and metrics of a server, as endpoints of its API.</summary>
internal sealed class ServerEndpoints : IDisposable
{
    private readonly MetricsRegistry metrics = new();
    private volatile bool stopping;

    public ServerEndpoints(TimeProvider time)
    {
        Health = new HealthChecks(time);
        Health.Add(HealthCheck.Of("shutdown", () => stopping ? "the server is stopping" : null), HealthEndpoint.Readyz);
        All =
        [
            new DelegatedEndpoint(["/healthz", "/livez", "/readyz"], http => HealthRoutes.TryAnswerAsync(Health, http)),
            new DelegatedEndpoint(["/metrics"], RenderAsync),
        ];
    }

    public HealthChecks Health { get; }

    public IReadOnlyList<INonResourceEndpoint> All { get; }

    /// <summary>From now on the server is not ready: requests should go elsewhere while those that run end.</summary>
    public void Stopping() => stopping = true;

    /// <summary>What must work for the server to work, under the names monitoring knows.</summary>
    public void Watch(IStorage storage, ApiServerHost server)
    {
        Health.Add(new HealthCheck("etcd", async cancel =>
        {
            await storage.GetRevisionAsync(cancel);
            return null;
        }));
        Health.Add(new HealthCheck("informer-sync", async cancel =>
        {
            await server.CatchUpAsync(cancel);
            return null;
        }), HealthEndpoint.Readyz);
    }

    public void Dispose() => metrics.Dispose();

    private async Task RenderAsync(HttpContext http)
    {
        var form = MetricsForm.For(http.Request.Headers.Accept);
        http.Response.ContentType = form.ContentType;
        await http.Response.WriteAsync(metrics.Render(form), http.RequestAborted);
    }
}
