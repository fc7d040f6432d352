using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Api.FlowControl.V1;
using Keles.Api.Networking.V1;
using Keles.Api.Rbac.V1;
using Keles.Api.Storage.V1;
using Keles.ApiServer.FlowControl;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Brings the store to what every cluster has from the start. Compares with the cache, so that on a restart nothing is written.</summary>
public sealed class Bootstrapper(ResourceApi api, BootstrapOptions options, TimeProvider time)
{
    private const string Agent = "kube-apiserver";

    public async Task RunAsync(CancellationToken cancel)
    {
        // Everything else lies in one of these, so they come first; all that follows is written at once, and the store commits it together.
        await Task.WhenAll(SystemObjects.Namespaces.Select(n => EnsureAsync(NamespaceKind.Kind, n, static (found, _) => found, cancel)));
        await api.Store.CatchUpAsync(cancel);
        await Task.WhenAll([.. Facts().Select(f => EnsureAsync(f.Kind, f.Object, Merge, cancel)), .. Own(cancel)]);
        await api.Store.CatchUpAsync(cancel);
        await RoleAggregator.ApplyAsync(api, cancel);
    }

    /// <summary>Puts back the flow schemas and priority levels that every cluster has, where they are missing or were changed against their marks.</summary>
    public Task RestoreFlowControlAsync(CancellationToken cancel) =>
        Task.WhenAll(BootstrapFacts.All.Where(static f => f.Object is FlowSchema or PriorityLevelConfiguration).Select(f => EnsureAsync(f.Kind, f.Object, FlowReconciling.Merge, cancel)));

    private IEnumerable<Task> Own(CancellationToken cancel)
    {
        yield return EnsureAsync(ConfigMapKind.Kind, SystemObjects.AuthenticationConfig(options), static (f, w) => ((ConfigMap)f) with { Data = ((ConfigMap)f).Data.Overlay(((ConfigMap)w).Data) }, cancel);
        yield return EnsureAsync(ConfigMapKind.Kind, SystemObjects.TokenTracking(time.GetUtcNow()), static (f, w) => SystemObjects.TokenTracking((ConfigMap)f, (ConfigMap)w), cancel);
        yield return EnsureServiceRangeAsync(cancel);
        foreach (var grant in NodeGrants.All) yield return EnsureAsync(grant.Kind, grant.Object, RbacReconciling.Merge, cancel);
        if (options.LocalPathStorage) yield return EnsureAsync(StorageClassKind.Kind, SystemObjects.LocalPathClass, static (f, _) => f, cancel);
        if (options.DnsAddress is { } dns) yield return EnsureAsync(ServiceKind.Kind, SystemObjects.DnsService(dns), static (f, _) => f, cancel);
        yield return EnsureAsync(ServiceKind.Kind, SystemObjects.KubernetesService(options), static (f, w) => ((Service)f) with
        {
            Spec = ((Service)f).Spec with { Ports = ((Service)w).Spec.Ports },
        }, cancel);
        // Nobody but this machine reaches a loopback address, and the API refuses such an endpoint.
        if (options.Reachable.Count == 0) yield break;
        yield return EnsureAsync(EndpointsKind.Kind, SystemObjects.KubernetesEndpoints(options), static (f, w) => ((Endpoints)f) with { Subsets = ((Endpoints)w).Subsets }, cancel);
        yield return EnsureAsync(EndpointSliceKind.Kind, SystemObjects.KubernetesSlice(options), static (f, w) => ((EndpointSlice)f) with
        {
            Endpoints = ((EndpointSlice)w).Endpoints,
            Ports = ((EndpointSlice)w).Ports,
        }, cancel);
    }

    /// <summary>The range's readiness is a part of its status, which nobody can set while he creates it.</summary>
    private async Task EnsureServiceRangeAsync(CancellationToken cancel)
    {
        var range = SystemObjects.ServiceRange(options);
        await EnsureAsync(ServiceCIDRKind.Kind, range, static (f, _) => f, cancel);
        if (api.Store.Cached(ServiceCIDRKind.Kind, "", range.Metadata.Name)?.Object is ServiceCIDR { Status.Conditions.IsEmpty: false }) return;
        var request = new ResourceRequest(UserIdentity.ApiServer, ServiceCIDRKind.Kind, "", range.Metadata.Name, "status") { UserAgent = Agent };
        await api.ChangeAsync(request, found => ((ServiceCIDR)found) is { Status.Conditions.IsEmpty: true } bare
            ? bare with { Status = bare.Status with { Conditions = [SystemObjects.ServiceRangeReady(time.GetUtcNow())] } }
            : found, cancel);
    }

    /// <summary>The defaults, aggregating roles with their rules already, so that they need no second write.</summary>
    private static IEnumerable<(Kind Kind, IApiObject Object)> Facts()
    {
        var aggregated = RoleAggregation.Plan(BootstrapFacts.All.Select(static f => f.Object).OfType<ClusterRole>()).ToDictionary(static r => r.Metadata.Name, StringComparer.Ordinal);
        return BootstrapFacts.All.Select(f => f.Object is ClusterRole && aggregated.TryGetValue(f.Object.Metadata.Name, out var full) ? (f.Kind, full) : f);
    }

    private static IApiObject Merge(IApiObject found, IApiObject wanted) => (found, wanted) switch
    {
        (ClusterRole or Role or ClusterRoleBinding or RoleBinding, _) => RbacReconciling.IsLeftAlone(found.Metadata) ? found : RbacReconciling.Merge(found, wanted),
        (FlowSchema or PriorityLevelConfiguration, _) => FlowReconciling.Merge(found, wanted),
        _ => found,
    };

    private async Task EnsureAsync(Kind kind, IApiObject wanted, Func<IApiObject, IApiObject, IApiObject> merge, CancellationToken cancel)
    {
        var (ns, name) = (wanted.Metadata.Namespace, wanted.Metadata.Name);
        var request = new ResourceRequest(UserIdentity.ApiServer, kind, ns, name) { UserAgent = Agent };
        if (api.Store.Cached(kind, ns, name) is { } stored)
        {
            if (RbacReconciling.MustReplace(stored.Object, wanted) && !RbacReconciling.IsLeftAlone(stored.Metadata))
            {
                await api.DeleteAsync(request, DeleteOptions.Empty, cancel);
            }
            else
            {
                var found = kind.FromStored(stored.Object);
                var merged = merge(found, kind.Default(wanted));
                if (!merged.Equals(found)) await api.ChangeAsync(request, present => merge(present, kind.Default(wanted)), cancel);
                return;
            }
        }

        try
        {
            await api.CreateAsync(request, wanted, cancel);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Another server of the same cluster made it a moment ago, from the same facts.
        }
    }
}
