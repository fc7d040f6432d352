using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>Keeps the host's side in step with the API: the hub's routes to pods, and the ports published on 127.0.0.1; and the home clean of volumes that are gone with their node.</summary>
public sealed partial class ClusterFollower
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly LocalClusterHost _cluster;
    private readonly Informers _informers;
    private readonly Informer<Node> _nodes;
    private readonly Informer<Service> _services;
    private readonly EventWriter _writer;
    private readonly EventRecorder _events;
    private readonly TimeProvider _time;
    private readonly Signal _changed = new();
    private readonly ILogger _log;
    private readonly HashSet<string> _told = [];

    /// <param name="api">May read nodes, services and volumes, and write events.</param>
    public ClusterFollower(LocalClusterHost cluster, IApiClient api, Surroundings around, ILogger log)
    {
        (_cluster, _time, _log) = (cluster, around.Time, log);
        _informers = new Informers(api, around, log);
        _nodes = _informers.Of<Node>();
        _services = _informers.Of<Service>();
        new GoneVolumes(cluster.Home, cluster.Settings.Nodes, log).Follow(_informers.Of<PersistentVolume>());
        _writer = new EventWriter(api, around, log);
        _events = new EventRecorder(_writer, "keles-local-cluster");
        _nodes.OnChange(_ => _changed.Set());
        _services.OnChange(_ => _changed.Set());
    }

    public void Start(BackgroundHost host)
    {
        _informers.Start(host);
        _ = host.SpawnForever("local cluster: events", _writer.RunAsync);
        _ = host.SpawnForever("local cluster: routes and ports", RunAsync);
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        await _informers.SyncedAsync(cancel);
        while (true)
        {
            var done = await TryApplyAsync(cancel);
            if (done) await _changed.WaitAsync(cancel);
            else await _changed.WaitAsync(Retry, _time, cancel);
        }
    }

    private async Task<bool> TryApplyAsync(CancellationToken cancel)
    {
        try
        {
            var nodes = _nodes.List();
            var services = _services.List();
            await _cluster.Hub.SetPodRoutesAsync(PodRoutes.Of(nodes), cancel);
            Tell(await _cluster.PublishAsync(NodePorts.Of(services, nodes), cancel), services);
            return true;
        }
        catch (Exception e) when (e is IOException or Linux.LinuxException)
        {
            NotApplied(_log, e);
            return false;
        }
    }

    /// <summary>An event for each port that could not be had, once for as long as it stays so.</summary>
    private void Tell(IReadOnlyList<PortConflict> conflicts, IReadOnlyList<Service> services)
    {
        _told.IntersectWith(conflicts.Select(KeyOf));
        foreach (var conflict in conflicts.Where(c => _told.Add(KeyOf(c))))
        {
            if (services.FirstOrDefault(s => NodePorts.OwnerOf(s) == conflict.Wanted.Owner) is { } service)
            {
                _events.Event(ServiceKind.Kind, service, EventRecorder.Warning, "PortNotPublished",
                    $"Port {conflict.Wanted.Port} is not published on 127.0.0.1 of the host: {conflict.Reason}");
            }
        }
    }

    private static string KeyOf(PortConflict conflict) => $"{conflict.Wanted.Owner} {conflict.Wanted.Protocol} {conflict.Wanted.Port}: {conflict.Reason}";

    [LoggerMessage(30, LogLevel.Warning, "The hub's routes and the published ports could not be brought up to date")]
    private static partial void NotApplied(ILogger log, Exception problem);
}
