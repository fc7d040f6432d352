using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.ResourceStore;

public sealed class UnreadableValueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"data\":7}")]
    [InlineData("k8s\0\u0001")]
    public async Task A_damaged_value_is_left_out_and_all_others_are_served(string damaged)
    {
        await using var storage = new MemoryStorage();
        await storage.CreateAsync("/registry/configmaps/default/early", Encoding.UTF8.GetBytes(damaged), Cancel);
        var kind = Kinds.Of<ConfigMap>();
        var store = new ObjectStore(storage, [kind], Surroundings.OnThisMachine, NullLoggerFactory.Instance);
        await store.StartAsync(Cancel);
        using var stop = new CancellationTokenSource();
        var pump = store.RunAsync(stop.Token);
        await storage.CreateAsync("/registry/configmaps/default/late", Encoding.UTF8.GetBytes(damaged), Cancel);
        await store.CreateAsync(kind, new ConfigMap { Metadata = new() { Name = "whole", Namespace = "default" } }, Cancel);
        await store.CatchUpAsync(Cancel);
        Assert.Equal(["whole"], store.List(kind, "default").Items().Select(o => o.Metadata.Name));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump);
    }
}
