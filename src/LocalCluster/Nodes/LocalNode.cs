using System.Net;
using Keles.Background;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// A node of the cluster, on or off. One whose init is killed has lost its power; it is switched on again after a while, as a machine
/// would be, unless it was stopped on purpose. Starting, stopping and launching wait for each other.
/// </summary>
#pragma warning disable CA1001 // A semaphore holds nothing to dispose of until its wait handle is asked for.
public sealed partial class LocalNode
#pragma warning restore CA1001
{
    private static readonly Backoff PowerOn = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>A life this long was a good one: after it the next failure counts as the first.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);

    private readonly NodeSurroundings _around;
    private readonly SemaphoreSlim _turn = new(1);
    private AgentLaunch? _launch;
    private volatile NodeLife? _life;
    private bool _wanted;

    internal LocalNode(int index, NodeSurroundings around)
    {
        (Index, _around) = (index, around);
        Home = around.Home.Node(AddressPlan.NodeName(index));
    }

    public int Index { get; }

    public string Name => Home.Name;

    public IPAddress Address => AddressPlan.Node(Index);

    public NodeHome Home { get; }

    /// <summary>Null while the node is off.</summary>
    public NodeSandbox? Sandbox => _life?.Sandbox;

    internal NodeState State => _life?.State ?? new(Name, Address, null, null, null);

    /// <summary>Switches the node on, or takes it up as it runs already. Does nothing when it is on.</summary>
    public Task StartAsync(CancellationToken cancel) => InTurnAsync(() =>
    {
        _wanted = true;
        return BeginAsync(failures: 0, cancel);
    }, cancel);

    /// <summary>Starts the agent now and whenever the node comes back. A different launch takes effect when the node starts next.</summary>
    public Task LaunchAgentAsync(AgentLaunch launch, CancellationToken cancel) => InTurnAsync(() =>
    {
        var first = _launch is null;
        _launch = launch;
        if (first)
        {
            _life?.StartAgent(launch);
        }
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Switches the node off until <see cref="StartAsync"/>.</summary>
    public Task StopAsync(CancellationToken cancel) => InTurnAsync(async () =>
    {
        _wanted = false;
        if (_life is { } life)
        {
            _life = null;
            await life.EndAsync(cancel);
        }
    }, cancel);

    /// <summary>Lets go of the node and leaves its pods running.</summary>
    internal Task LeaveAsync(CancellationToken cancel) => InTurnAsync(async () =>
    {
        _wanted = false;
        if (_life is { } life)
        {
            _life = null;
            await life.LeaveAsync(cancel);
        }
    }, cancel);

    private async Task InTurnAsync(Func<Task> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
            _around.Changed();
        }
    }

    private async Task BeginAsync(int failures, CancellationToken cancel)
    {
        if (_life is not null)
        {
            return;
        }
        var life = await NodeLife.BeginAsync(Home, Index, _around, cancel);
        _life = life;
        if (_launch is { } launch)
        {
            life.StartAgent(launch);
        }
        _ = _around.Spawner.Spawn($"{Name}: power", stop => WatchPowerAsync(life, failures, stop));
    }

    private async Task WatchPowerAsync(NodeLife life, int failures, CancellationToken stop)
    {
        try
        {
            await life.WatchPowerAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return; // Ended on purpose.
        }
        LostPower(_around.Log, Name);
        await InTurnAsync(() => { _life = _life == life ? null : _life; return Task.CompletedTask; }, stop);
        failures = _around.Machine.Time.GetElapsedTime(life.Begun) > Healthy ? 1 : failures + 1;
        await PowerOnAsync(failures, stop);
    }

    private async Task PowerOnAsync(int failures, CancellationToken stop)
    {
        for (var on = false; !on; failures++)
        {
            await Task.Delay(PowerOn.After(failures), _around.Machine.Time, stop);
            try
            {
                await InTurnAsync(() => _wanted ? BeginAsync(failures, stop) : Task.CompletedTask, stop);
                on = true;
            }
            catch (Exception problem) when (problem is IOException or LocalClusterException or TimeoutException)
            {
                CannotStart(_around.Log, problem, Name);
            }
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "{Name} lost its power: its init ended")]
    private static partial void LostPower(ILogger log, string name);

    [LoggerMessage(11, LogLevel.Error, "{Name} cannot be switched on")]
    private static partial void CannotStart(ILogger log, Exception problem, string name);
}
