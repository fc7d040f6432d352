using System.Net;
using Keles.Background;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// The process that runs a local cluster. Opening takes the home's lock, so there is one at a time; then hub and nodes are brought up, or taken up
/// as an earlier process left them. The composing program serves the API on <see cref="ApiEndpoints"/> and launches the agents.
/// </summary>
/// <remarks>
/// Example: open → <see cref="StartHubAsync"/> → the API server starts to listen, while <see cref="StartNodesAsync"/> runs beside it →
/// <see cref="LaunchAgentsAsync"/>.
/// </remarks>
public sealed class LocalClusterHost : IAsyncDisposable
{
    private static readonly TimeSpan LogCheck = TimeSpan.FromMinutes(1);

    private readonly FileLock _lock;
    private readonly LocalMachine _machine;
    private readonly ISpawner _spawner;
    private readonly IUpProgress _progress;
    private readonly ILogger _log;
    private readonly ClusterStateFile _stateFile;
    private readonly Lock _gate = new(); // Orders writes of the state file; guards _ports.
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<PortState> _ports = [];
    private PublishedPorts? _published;
    private HubSandbox? _hub;

    private LocalClusterHost(ClusterHome home, ClusterSettings settings, FileLock held, LocalMachine machine, ISpawner spawner, IUpProgress progress, ILogger log)
    {
        (Home, Settings, _lock, _machine, _spawner, _progress, _log) = (home, settings, held, machine, spawner, progress, log);
        _stateFile = ClusterStateFile.Of(home);
    }

    public ClusterHome Home { get; }

    public ClusterSettings Settings { get; }

    public IReadOnlyList<LocalNode> Nodes { get; private set; } = [];

    /// <summary>The hub; there after <see cref="StartHubAsync"/>.</summary>
    public HubSandbox Hub => _hub ?? throw new InvalidOperationException("The hub has not been started.");

    /// <summary>Where the API listens: on the host for users, in the hub for nodes and pods.</summary>
    public (IPEndPoint Host, IPEndPoint Hub) ApiEndpoints =>
        (new(IPAddress.Loopback, Settings.ApiPort), new(AddressPlan.Hub, Settings.ApiPort));

    /// <exception cref="LocalClusterException">The machine lacks something, the options are wrong, or the cluster is running already.</exception>
    public static LocalClusterHost Open(
        ClusterHome home, LocalClusterOptions options, LocalMachine machine, ISpawner spawner, IUpProgress progress, ILogger log)
    {
        Preflight.Check();
        var settings = options.Over(ClusterSettings.Read(home));
        home.Create();
        var held = FileLock.TryAcquire(home.LockFile) ?? throw new LocalClusterException(
            $"The cluster in {home.Path} is already running (process {ClusterStateFile.Of(home).Read().Host?.Id}).");
        try
        {
            ApiPort.CheckFree(settings.ApiPort);
            settings.Write(home);
        }
        catch
        {
            held.Dispose();
            throw;
        }
        return new(home, settings, held, machine, spawner, progress, log);
    }

    public async Task StartHubAsync(CancellationToken cancel)
    {
        _hub = await _progress.TimeAsync("hub", _machine.Time, () => HubSandbox.EnsureAsync(Home, _machine, cancel));
        _published = new PublishedPorts(NetworkNamespace.Own, _hub.Network, _machine.Time);
        WriteState();
        _ = _spawner.Spawn("logs", KeepLogsShortAsync);
    }

    /// <summary>Brings up all nodes at once; returns when each has a containerd that answers and the images that were imported.</summary>
    public async Task StartNodesAsync(CancellationToken cancel)
    {
        var around = await SurroundingsAsync(cancel);
        var nodes = Enumerable.Range(1, Settings.Nodes).Select(index => new LocalNode(index, around)).ToList();
        foreach (var node in nodes)
        {
            NodeMounts.MakeDirectories(node.Home);
            NodeFiles.Write(node.Home, Home, Settings.Nodes);
        }
        Nodes = nodes;
        await Task.WhenAll([RemoveSurplusAsync(cancel), .. nodes.Select(node => node.StartAsync(cancel))]);
        var running = nodes.Where(n => n.Sandbox is not null).ToDictionary(n => n.Name, n => n.Sandbox!.Namespaces);
        await new ImageCopy(Home, _machine, _progress).FillAsync(running, cancel);
    }

    /// <param name="launch">What to start in a node.</param>
    public Task LaunchAgentsAsync(Func<LocalNode, AgentLaunch> launch, CancellationToken cancel) =>
        Task.WhenAll(Nodes.Select(node => node.LaunchAgentAsync(launch(node), cancel)));

    /// <summary>Makes the published ports what is asked for; the conflicts are also in the state file, for "keles status".</summary>
    public async Task<IReadOnlyList<PortConflict>> PublishAsync(IReadOnlyList<PublishedPort> desired, CancellationToken cancel)
    {
        var conflicts = await _published!.ReconcileAsync(desired, cancel);
        lock (_gate)
        {
            _ports = [.. desired.Select(d => new PortState(
                d.Protocol.ToString().ToLowerInvariant(), d.Port, d.Owner, conflicts.FirstOrDefault(c => c.Wanted == d)?.Reason))];
        }
        WriteState();
        return conflicts;
    }

    /// <summary>Ends this process' part. Pods run on, and the next process takes the nodes up as they are.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(Nodes.Select(node => node.LeaveAsync(cancel)));
        if (_published is not null)
        {
            await _published.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _stop.Cancel();
        _lock.Dispose();
        return _published?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task<NodeSurroundings> SurroundingsAsync(CancellationToken cancel)
    {
        var version = ContainerdVersion.AskAsync(_machine.Processes, cancel);
        var pause = PauseImage.Ensure(Home);
        var config = ContainerdConfig.For(await version, ContainerdSettings.For(Home, PauseImage.Name));
        return new(Home, Hub, _machine, new StoppableSpawner(_spawner, _stop.Token), _progress, _log, config, pause, WriteState);
    }

    /// <summary>Nodes of an earlier, larger cluster: their power is cut, their data stay.</summary>
    private Task RemoveSurplusAsync(CancellationToken cancel) => Task.WhenAll(_machine.Cgroups.Children(Home.Cgroup)
        .Where(name => AddressPlan.NodeIndex(name) > Settings.Nodes)
        .Select(name => _machine.Cgroups.DestroyAsync(Home.Node(name).Cgroup, _machine.Time, cancel)));

    private void WriteState()
    {
        lock (_gate)
        {
            if (!_stop.IsCancellationRequested)
            {
                _stateFile.Write(new(Settings.ApiPort, ProcessIdentity.Current, Hub.Holder.Identity, [.. Nodes.Select(n => n.State)], _ports));
            }
        }
    }

    private async Task KeepLogsShortAsync(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stop.Token);
        using var timer = new PeriodicTimer(LogCheck, _machine.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(either.Token))
            {
                foreach (var log in Directory.EnumerateFiles(Home.LogDirectory, "*.log"))
                {
                    LogFile.KeepShort(log);
                }
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The host ends.
        }
    }
}
