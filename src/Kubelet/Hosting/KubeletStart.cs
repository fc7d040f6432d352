using Keles.Background;

namespace Keles.Kubelet.Hosting;

/// <summary>Starts the parts of a kubelet in their order.</summary>
internal sealed class KubeletStart(KubeletParts parts, KubeletServing? serving, BackgroundHost host)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        parts.Cgroups.EnsureTiers();
        if (parts.Server(serving) is { } server)
        {
            _ = host.SpawnForever("kubelet server", server.RunAsync);
        }
        parts.Informers.Start(host);
        _ = host.SpawnForever("events", parts.EventWriter.RunAsync);
        _ = host.SpawnForever("pod statuses", parts.Statuses.RunAsync);
        _ = host.SpawnForever("node status", parts.Registration.RunAsync);
        _ = host.SpawnForever("node lease", parts.Lease.RunAsync);
        parts.Relist.Changed = parts.Pods.Touch;
        _ = host.SpawnForever("relist", parts.Relist.RunAsync);
        if (parts.Manifests is { } manifests && parts.Mirrors is { } mirrors)
        {
            // They run also while the API cannot be reached.
            manifests.Look();
            _ = host.SpawnForever("manifests", cancel => manifests.RunAsync(host, cancel));
            _ = host.SpawnForever("mirror pods", mirrors.RunAsync);
        }
        _ = host.SpawnForever("volumes of the cluster", parts.LocalVolumes.FollowAsync);
        _ = host.SpawnForever("removal of local volumes", parts.LocalVolumes.RunAsync);
        _ = host.SpawnForever("plugins", cancel => parts.Plugins.RunAsync(host, cancel));
        _ = host.SpawnForever("drivers of devices", parts.DriverWatch.RunAsync);
        await parts.Informers.SyncedAsync(cancel);
        new PodIntake(parts.NodePods, parts.Pods, parts.Statuses, parts.Manifests, parts.Mirrors).Start();
        _ = host.SpawnForever("devices of pods that are gone", cancel => parts.Devices.RunAsync(uid => parts.Pods.Find(uid) is not null, cancel));
        parts.Housekeeper.Start(host);
        _ = host.SpawnForever("pressure", parts.Pressure.RunAsync);
        _ = host.Spawn("runtime events", parts.Relist.FollowEventsAsync);
    }
}
