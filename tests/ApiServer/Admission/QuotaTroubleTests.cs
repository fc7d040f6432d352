using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;
using Keles.Background;
using Keles.Background.Simulation;
using Keles.Client;
using Keles.Machinery;
using Keles.Storage;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>Quotas while many write at once, the store is slow and fails, and the cache is late.</summary>
public sealed class QuotaTroubleTests
{
    private const int Few = 10;
    private const string Ns = "default";

    private static readonly OrderedMap<Quantity> Hard = OrderedMap<Quantity>.Of(
        ("configmaps", Quantity.Of(5)), ("pods", Quantity.Of(4)), ("requests.cpu", Quantity.Of(3)), ("count/services", Quantity.Of(4)), ("services.nodeports", Quantity.Of(1)), ("requests.storage", Quantity.Of(10)));

    private readonly List<string> exceeded = [];

    public static TheoryData<ulong> Seeds =>
        ulong.TryParse(Environment.GetEnvironmentVariable("KELES_SEED"), out var one) ? [one]
        : [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("KELES_SEEDS"), out var seeds) ? seeds : Few).Select(static s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_more_is_ever_stored_than_allowed_and_the_status_comes_to_what_is(ulong seed)
    {
        var simulation = new SimulationScheduler(seed);
        var random = simulation.Random.Fork("the test");
        var memory = new MemoryStorage();
        var storage = new TroubledStorage(memory, random, simulation.Main.Time) { Written = () => Check(memory) };
        simulation.Run(async () =>
        {
            var around = simulation.Main.Around;
            var store = new ObjectStore(storage, Kinds.All, around, NullLoggerFactory.Instance);
            await store.StartAsync(CancellationToken.None);
            var quotas = new ResourceQuotaPlugin(store, around);
            var api = new ResourceApi(store, new AdmissionChain([quotas]), new ResourceRules(ServerRules.All(store, ServiceRanges.Default, around)), around, NullLoggerFactory.Instance);
            _ = store.RunAsync(CancellationToken.None);
            _ = new QuotaStatusLoop(store, around, NullLoggerFactory.Instance).RunAsync(CancellationToken.None);
            storage.IsOver = true;
            await api.CreateAsync(Request(ResourceQuotaKind.Kind, "q", create: true), new ResourceQuota { Metadata = new() { Name = "q" }, Spec = new() { Hard = Hard } }, CancellationToken.None);
            storage.IsOver = false;
            var refused = 0;
            await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
            {
                for (var step = 0; step < 40; step++)
                {
                    if (!await DoAsync(api, random)) refused++;
                    if (random.Next(3) == 0) await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 4000)), around.Time);
                }
            }));
            storage.IsOver = true;
            await Task.Delay(TimeSpan.FromSeconds(60), around.Time);
            Assert.Empty(exceeded);
            Assert.True(refused > 10 && storage.Failures > 0, $"{refused} refused, {storage.Failures} failures");
            var status = ((ResourceQuota)(await store.GetAsync(ResourceQuotaKind.Kind, Ns, "q", CancellationToken.None))!.Object).Status;
            Assert.Equal(Words(Used(memory)), Words(status.Used));
            await FillAsync(api, memory);
        });
    }

    [Fact]
    public async Task A_quota_holds_from_the_answer_to_its_writer_on()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.HoldCacheAsync();
        await server.CreateAsync<ResourceQuota>(ResourceQuotaKind.Kind, "{metadata: {name: q}, spec: {hard: {configmaps: 0}}}");
        var late = server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: a}}");
        server.ReleaseCache();
        Assert.Equal(403, (await TestServer.RefusedAsync(() => late)).Code);
    }

    [Fact]
    public async Task What_comes_and_goes_at_once_uses_nothing_afterwards()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<ResourceQuota>(ResourceQuotaKind.Kind, "{metadata: {name: q}, spec: {hard: {configmaps: 1}}}");
        for (var i = 0; i < 3; i++)
        {
            await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: a}}");
            await server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "a");
        }
    }

    /// <summary>Exactly what is free can still be had: nothing that went wrong is held against anyone.</summary>
    private static async Task FillAsync(ResourceApi api, MemoryStorage memory)
    {
        var free = (int)(5 - Used(memory)["configmaps"].Value());
        for (var i = 0; i < free; i++) await api.CreateAsync(Request(ConfigMapKind.Kind, $"last-{i}", create: true), new ConfigMap { Metadata = new() { Name = $"last-{i}" } }, CancellationToken.None);
        var more = await Assert.ThrowsAsync<ApiException>(() => api.CreateAsync(Request(ConfigMapKind.Kind, "more", create: true), new ConfigMap { Metadata = new() { Name = "more" } }, CancellationToken.None));
        Assert.True(more.IsForbidden);
    }

    /// <summary>Whatever somebody may do; false when the quota forbids it.</summary>
    private static async Task<bool> DoAsync(ResourceApi api, IRandom random)
    {
        var name = $"n-{random.Next(8)}";
        using var patience = new CancellationTokenSource();
        try
        {
            await (random.Next(12) switch
            {
                0 or 1 => CreateAsync(api, ConfigMapKind.Kind, name, "{}"),
                2 => CreateAsync(api, ServiceKind.Kind, name, "{\"spec\":{\"ports\":[{\"port\":80}]}}"),
                3 or 4 => CreateAsync(api, PodKind.Kind, name, $"{{\"spec\":{{\"containers\":[{{\"name\":\"c\",\"image\":\"i\",\"resources\":{{\"requests\":{{\"cpu\":\"{random.Next(300, 1500)}m\"}}}}}}]}}}}"),
                5 => CreateAsync(api, PersistentVolumeClaimKind.Kind, name, "{\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\"3\"}}}}"),
                >= 6 and < 10 => PatchAsync(api, ServiceKind.Kind, name, random.Next(3) == 0 ? "{\"spec\":{\"type\":\"ClusterIP\"}}" : "{\"spec\":{\"type\":\"NodePort\"}}"),
                10 => PatchAsync(api, PodKind.Kind, name, "{\"status\":{\"phase\":\"Succeeded\"}}", "status"),
                _ => DeleteAsync(api, random, name),
            });
        }
        catch (Exception e) when (e is StorageException or TimeoutException or ApiException)
        {
            return e is not ApiException { IsForbidden: true };
        }

        return true;
    }

    private static Task CreateAsync(ResourceApi api, Kind kind, string name, string json)
    {
        var value = kind.ReadJson(Encoding.UTF8.GetBytes(json));
        return api.CreateAsync(Request(kind, name, create: true), value.WithMetadata(new() { Name = name }), CancellationToken.None);
    }

    private static Task PatchAsync(ResourceApi api, Kind kind, string name, string patch, string subresource = "") =>
        api.PatchAsync(Request(kind, name, subresource), new Patch(PatchType.Merge, Encoding.UTF8.GetBytes(patch)), CancellationToken.None);

    private static Task DeleteAsync(ResourceApi api, IRandom random, string name)
    {
        Kind[] kinds = [ConfigMapKind.Kind, ServiceKind.Kind, PodKind.Kind, PersistentVolumeClaimKind.Kind];
        return api.DeleteAsync(Request(kinds[random.Next(kinds.Length)], name), new() { GracePeriodSeconds = 0 }, CancellationToken.None);
    }

    private static ResourceRequest Request(Kind kind, string name, string subresource = "", bool create = false) => TestServer.Request(kind, Ns, create ? "" : name, subresource);

    private void Check(MemoryStorage memory)
    {
        var used = Used(memory);
        exceeded.AddRange(used.Where(u => u.Value > Hard[u.Key]).Select(static u => $"{u.Key}={u.Value}"));
    }

    /// <summary>What lies in the store, counted by other means than the server's.</summary>
    private static OrderedMap<Quantity> Used(MemoryStorage memory)
    {
        var pods = All<Pod>(memory, PodKind.Kind).Where(static p => p.Status.Phase != "Succeeded").ToArray();
        var services = All<Service>(memory, ServiceKind.Kind);
        return OrderedMap<Quantity>.Of(
            ("configmaps", Quantity.Of(All<ConfigMap>(memory, ConfigMapKind.Kind).Length)),
            ("pods", Quantity.Of(pods.Length)),
            ("requests.cpu", pods.Aggregate(Quantity.Zero, static (sum, p) => sum + p.Spec.Containers[0].Resources.Requests["cpu"])),
            ("count/services", Quantity.Of(services.Length)),
            ("services.nodeports", Quantity.Of(services.Count(static s => s.Spec.Type == "NodePort"))),
            ("requests.storage", All<PersistentVolumeClaim>(memory, PersistentVolumeClaimKind.Kind).Aggregate(Quantity.Zero, static (sum, c) => sum + c.Spec.Resources.Requests["storage"])));
    }

    private static T[] All<T>(MemoryStorage memory, Kind kind) =>
        [.. memory.ListAsync($"/registry/{kind.StoragePrefix}/{Ns}/").AsTask().GetAwaiter().GetResult().Items.Select(v => (T)kind.ReadJson(v.Value.ToArray()))];

    private static string Words(OrderedMap<Quantity> amounts) => string.Join(" ", amounts.Select(static a => $"{a.Key}={a.Value}").Order(StringComparer.Ordinal));
}
