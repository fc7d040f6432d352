using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>Quotas of a namespace.</summary>
public sealed class QuotaTests
{
    [Fact]
    public async Task What_exceeds_a_quota_is_refused_and_fits_again_after_a_deletion()
    {
        await using var server = await StartAsync("{hard: {configmaps: 1, count/secrets: 1}}");
        await MapAsync(server, "a");
        Assert.Equal(
            "configmaps \"b\" is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=1, limited: configmaps=1",
            (await TestServer.RefusedAsync(() => MapAsync(server, "b"))).Message);
        await server.CreateAsync<Secret>(SecretKind.Kind, "{metadata: {name: s}}");
        Assert.Equal(403, (await TestServer.RefusedAsync(() => server.CreateAsync<Secret>(SecretKind.Kind, "{metadata: {name: t}}"))).Code);
        await server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "a");
        await MapAsync(server, "b");
    }

    [Fact]
    public async Task Pods_count_with_what_they_ask_for_until_they_end()
    {
        await using var server = await StartAsync("{hard: {pods: 2, requests.cpu: 500m}}");
        Assert.Equal("failed quota: q: must specify requests.cpu for: c", await server.RefusedPodAsync());
        await server.PodAsync(container: "resources: {requests: {cpu: 300m}}");
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: r}, spec: {containers: [{name: c, image: x, resources: {requests: {cpu: 300m}}}]}}"));
        Assert.Equal("pods \"r\" is forbidden: exceeded quota: q, requested: requests.cpu=300m, used: requests.cpu=300m, limited: requests.cpu=500m", status.Message);
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{status: {phase: Succeeded}}", "status");
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: r}, spec: {containers: [{name: c, image: x, resources: {requests: {cpu: 500m}}}]}}");
    }

    [Fact]
    public async Task A_quota_may_be_for_some_pods_only()
    {
        await using var server = await StartAsync("{hard: {pods: 0}, scopes: [BestEffort]}");
        Assert.StartsWith("exceeded quota: q, requested: pods=1", await server.RefusedPodAsync(), StringComparison.Ordinal);
        await server.PodAsync(container: "resources: {requests: {cpu: 1}}");
    }

    [Fact]
    public async Task Services_count_with_their_node_ports()
    {
        await using var server = await StartAsync("{hard: {services: 5, services.nodeports: 1}}");
        await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: a}, spec: {type: NodePort, ports: [{port: 80}]}}");
        await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: b}, spec: {ports: [{port: 80}]}}");
        Assert.Equal(
            "services \"b\" is forbidden: exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=1, limited: services.nodeports=1",
            (await TestServer.RefusedAsync(() => server.PatchAsync<Service>(ServiceKind.Kind, "b", "{spec: {type: NodePort}}"))).Message);
    }

    [Fact]
    public async Task Many_at_once_never_exceed_a_quota()
    {
        await using var server = await StartAsync("{hard: {configmaps: 7}}");
        var created = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                await MapAsync(server, $"m{i}");
                Interlocked.Increment(ref created);
            }
            catch (Client.ApiException e) when (e.IsForbidden)
            {
                // Refused: the quota is used up.
            }
        })));
        Assert.Equal(7, created);
    }

    [Fact]
    public async Task A_dry_run_uses_nothing()
    {
        await using var server = await StartAsync("{hard: {configmaps: 1}}");
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: a}}", dryRun: true);
        await MapAsync(server, "a");
    }

    [Fact]
    public async Task The_status_tells_what_is_used()
    {
        await using var server = await StartAsync("{hard: {configmaps: 3, pods: 2}}");
        await MapAsync(server, "a");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await new QuotaStatusLoop(server.Store, TestServer.Around(server.Time), NullLoggerFactory.Instance).RoundAsync(CancellationToken.None);
        var status = (await server.GetAsync<ResourceQuota>(ResourceQuotaKind.Kind, "q")).Status;
        Assert.Equal(("3", "1", "0"), (status.Hard["configmaps"].ToString(), status.Used["configmaps"].ToString(), status.Used["pods"].ToString()));
    }

    private static Task<ConfigMap> MapAsync(TestServer server, string name) => server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, $"{{metadata: {{name: {name}}}}}");

    private static async Task<TestServer> StartAsync(string spec)
    {
        var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<ResourceQuota>(ResourceQuotaKind.Kind, $"{{metadata: {{name: q}}, spec: {spec}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        return server;
    }
}
