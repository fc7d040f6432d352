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
    private static readonly string[] Own = ["keles_", "dotnet_", "scheduler_"];

    private volatile bool stopping;

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

    /// <summary>From now on the server is not ready: requests should go elsewhere while those that run end.</summary>
    public void Stopping() => stopping = true;

    /// <summary>What must work for the server to work, under the names and in the order that monitoring knows.</summary>
    public void Watch(IStorage storage, ApiServerHost server)
    {
        Health.Add(new HealthCheck("etcd", async cancel =>
        {
            await storage.GetRevisionAsync(cancel);
            return null;
        }));
        Health.Add(new HealthCheck("etcd-readiness", async cancel =>
        {
            await storage.GetRevisionAsync(cancel);
            return null;
        }), HealthEndpoint.Readyz);
        Health.Add(new HealthCheck("informer-sync", async cancel =>
        {
            await server.CatchUpAsync(cancel);
            return null;
        }), HealthEndpoint.Readyz);
        foreach (var (name, isDone) in server.Hooks.All) Health.Add(HealthCheck.Of(name == "autoregister-completion" ? name : $"poststarthook/{name}", () => isDone() ? null : "not finished"));
        Health.Add(HealthCheck.Of("shutdown", () => stopping ? "process is shutting down" : null), HealthEndpoint.Readyz);
    }

    public void Dispose() => metrics.Dispose();

    /// <summary>What an API server of upstream does not tell: of this program, and of the scheduler that runs in it.</summary>
    private static bool IsOwn(string name) => Own.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsHealth(string name) => name.StartsWith(HealthMetrics.Prefix, StringComparison.Ordinal);

    private async Task RenderAsync(HttpContext http)
    {
        Func<string, bool>? wanted = http.Request.Path.Value switch
        {
            "/metrics" or "/metrics/" => static name => !IsOwn(name) && !IsHealth(name),
            "/metrics/slis" => IsHealth,
            "/metrics/keles" => IsOwn,
            _ => null,
        };
        if (wanted is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var form = MetricsForm.For(http.Request.Headers.Accept);
        http.Response.ContentType = form.ContentType;
        await http.Response.WriteAsync(metrics.Render(form, wanted), http.RequestAborted);
    }
}
