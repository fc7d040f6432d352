using Keles.Api.Rbac.V1;
using Keles.Client;

namespace Keles.ApiServer;

/// <summary>Keeps aggregating cluster roles current, as the controller of the same name does upstream.</summary>
public sealed class RoleAggregator(ResourceApi api)
{
    private static readonly UserIdentity Identity = new(
        "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
        Groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", UserIdentity.AllAuthenticated]);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var (_, watcher) = api.Store.WatchNow(ClusterRoleKind.Kind, "", "");
            using (watcher)
            {
                do
                {
                    // Whatever changed, all is looked at: one pass over some hundred roles.
                    while (watcher.Events.TryRead(out _))
                    {
                    }

                    await ApplyAsync(cancel);
                }
                while (await watcher.Events.WaitToReadAsync(cancel));
            }

            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Brings every aggregating role to what the roles of the cache say now.</summary>
    public async Task ApplyAsync(CancellationToken cancel)
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
