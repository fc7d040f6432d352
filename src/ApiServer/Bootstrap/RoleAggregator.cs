using Keles.Api.Rbac.V1;
using Keles.Background;
using Keles.Client;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Keeps aggregating cluster roles current, as the controller of the same name does upstream.</summary>
public sealed class RoleAggregator
{
    /// <summary>A look at everything now and then costs nothing; what changes wakes it at once.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly UserIdentity Identity = new(
        "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
        Groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", UserIdentity.AllAuthenticated]);

    private readonly ResourceApi api;
    private readonly Loop loop;

    public RoleAggregator(ResourceApi api, Surroundings around, ILoggerFactory logs)
    {
        this.api = api;
        loop = new(new LoopOptions("cluster role aggregation", Interval) { IsTransient = IsTransient }, ApplyAsync, around, logs.CreateLogger<RoleAggregator>());
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var rounds = loop.RunAsync(stop.Token);
        var changes = FollowAsync(stop.Token);
        var ended = await Task.WhenAny(rounds, changes);
        stop.Cancel();
        await ended;
    }

    /// <summary>Wakes the rounds with every change of a cluster role.</summary>
    private async Task FollowAsync(CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (_, watcher) = api.Store.WatchNow(ClusterRoleKind.Kind, "", "");
            using (watcher)
            {
                // What happened before this watch began is seen by the round that this wakes.
                loop.Wake();
                await foreach (var _ in watcher.Events.ReadEachAsync(cancel)) loop.Wake();
            }
        }
    }

    private static bool IsTransient(Exception error) => TransientErrors.Network(error) || error is StorageException or ApiException { IsTransient: true };

    /// <summary>Brings every aggregating role to what the roles of the cache say now.</summary>
    private Task ApplyAsync(CancellationToken cancel) => ApplyAsync(api, cancel);

    /// <inheritdoc cref="ApplyAsync(CancellationToken)"/>
    internal static async Task ApplyAsync(ResourceApi api, CancellationToken cancel)
    {
        var roles = api.Store.List(ClusterRoleKind.Kind, "").Items().Select(static s => (ClusterRole)s.Object);
        foreach (var role in RoleAggregation.Plan(roles))
        {
            var request = new ResourceRequest(Identity, ClusterRoleKind.Kind, "", role.Metadata.Name) { UserAgent = "clusterrole-aggregation-controller" };
            try
            {
                await api.UpdateAsync(request, role, cancel);
            }
            catch (ApiException e) when (e.IsNotFound || e.IsConflict)
            {
                // Somebody else changed or removed it: the change is an event, and the next pass sees it.
            }
        }
    }
}
