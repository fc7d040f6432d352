using Keles.Api.Rbac.V1;
using Keles.Background;
using Keles.Client;
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
    private readonly KindLoop loop;

    public RoleAggregator(ResourceApi api, Surroundings around, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(api);
        this.api = api;
        loop = new("cluster role aggregation", Interval, api.Store, ClusterRoleKind.Kind, ApplyAsync, around, logs.CreateLogger<RoleAggregator>());
    }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

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
