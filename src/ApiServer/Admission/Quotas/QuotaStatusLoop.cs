using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Keeps what is used in the status of every quota.</summary>
public sealed class QuotaStatusLoop
{
    /// <summary>Costs nothing in a cluster without quotas.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ObjectStore store;
    private readonly TimeProvider time;
    private readonly Loop loop;

    public QuotaStatusLoop(ObjectStore store, Surroundings surroundings, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        (this.store, time) = (store, surroundings.Time);
        loop = new(new("quota status", Every) { IsTransient = static e => e is TimeoutException or Storage.StorageException }, RoundAsync, surroundings, logs.CreateLogger<QuotaStatusLoop>());
    }

    /// <summary>Counts again and again until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

    /// <summary>One count of everything; a quota that somebody writes meanwhile is left for the next.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        foreach (var stored in store.List(ResourceQuotaKind.Kind, "").Items().ToArray())
        {
            var quota = (ResourceQuota)stored.Object;
            var status = new ResourceQuotaStatus { Hard = quota.Spec.Hard, Used = QuotaCount.Of(store, quota, time.GetUtcNow(), []) };
            if (status != quota.Status) await store.UpdateAsync(ResourceQuotaKind.Kind, quota with { Status = status }, stored.Revision, cancel);
        }
    }
}
