using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Keles.Hosting;
using Microsoft.AspNetCore.Http;

namespace Keles.Programs;

/// <summary>Health and metrics of a server, as endpoints of its API.</summary>
internal sealed class ServerEndpoints : IDisposable
{
    private readonly MetricsRegistry metrics = new();

    public ServerEndpoints(TimeProvider time)
    {
        Health = new HealthChecks(time);
        All =
        [
            new DelegatedEndpoint(["/healthz", "/livez", "/readyz"], http => HealthRoutes.TryAnswerAsync(Health, http)),
            new DelegatedEndpoint(["/metrics"], RenderAsync),
        ];
    }

    public HealthChecks Health { get; }

    public IReadOnlyList<INonResourceEndpoint> All { get; }

    public void Dispose() => metrics.Dispose();

    private async Task RenderAsync(HttpContext http)
    {
        http.Response.ContentType = MetricsRegistry.ContentType;
        await http.Response.WriteAsync(metrics.Render(), http.RequestAborted);
    }
}
