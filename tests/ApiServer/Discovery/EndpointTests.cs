using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Keles.ApiServer.Tests.Http;
using Keles.Hosting;

namespace Keles.ApiServer.Tests.Discovery;

/// <summary>Version, health and the list of paths.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task The_version_is_one_that_clients_compare_with()
    {
        await using var api = await TestApi.StartAsync([new VersionEndpoint()]);
        var (code, version) = await api.SendAsync(HttpMethod.Get, "/version");
        Assert.Equal(200, code);
        Assert.Equal("1", (string?)version["major"]);
        Assert.Equal("36", (string?)version["minor"]);
        Assert.Matches(@"^v1\.36\.\d+\+keles$", (string?)version["gitVersion"]);
        Assert.Matches("^linux/(amd64|arm64)$", (string?)version["platform"]);
    }

    [Fact]
    public async Task The_root_lists_what_there_is_and_so_does_a_path_that_is_not_there()
    {
        IReadOnlyList<INonResourceEndpoint> others = [new DiscoveryEndpoint(new ServedKinds(Kinds.All), () => ""), new VersionEndpoint()];
        await using var api = await TestApi.StartAsync([.. others, new PathsEndpoint(others)]);
        var (code, root) = await api.SendAsync(HttpMethod.Get, "/");
        Assert.Equal(200, code);
        var paths = root["paths"]!.AsArray().Select(p => (string?)p).ToList();
        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
        Assert.Contains("/apis/autoscaling/v2", paths);
        Assert.Contains("/version", paths);
        var (missing, list) = await api.SendAsync(HttpMethod.Get, "/nothing/here");
        Assert.Equal(404, missing);
        Assert.Equal(paths, list["paths"]!.AsArray().Select(p => (string?)p));
    }

    [Fact]
    public async Task Health_is_answered_by_the_program_around()
    {
        var checks = new HealthChecks(TimeProvider.System);
        string? wrong = null;
        checks.Add(HealthCheck.Of("etcd", () => wrong));
        await using var api = await TestApi.StartAsync([new DelegatedEndpoint(["/healthz", "/livez", "/readyz"], http => HealthRoutes.TryAnswerAsync(checks, http))]);
        Assert.Equal("ok", await api.Client.GetStringAsync("/readyz"));
        Assert.Equal("[+]ping ok\n[+]etcd ok\nreadyz check passed\n", await api.Client.GetStringAsync("/readyz?verbose"));
        wrong = "no disk";
        using var failed = await api.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.Equal(500, (int)failed.StatusCode);
        Assert.Equal("ok", await api.Client.GetStringAsync("/readyz/ping"));
        Assert.Equal("ok", await api.Client.GetStringAsync("/readyz?exclude=etcd"));
    }
}
