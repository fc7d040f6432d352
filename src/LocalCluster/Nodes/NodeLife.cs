namespace Keles.LocalCluster;

/// <summary>One life of a node, from power on to power off: its sandbox, its containerd, its agent, and what looks after them.</summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing to dispose of.
internal sealed class NodeLife
#pragma warning restore CA1001
{
    private static readonly TimeSpan AgentGrace = TimeSpan.FromSeconds(5);

    private readonly NodeSurroundings _around;
    private readonly CancellationTokenSource _end = new();
    private readonly ContainerdProcess _containerd;
    private volatile AgentProcess? _agent;

    private NodeLife(NodeSurroundings around, NodeSandbox sandbox)
    {
        (_around, Sandbox, Begun) = (around, sandbox, around.Machine.Time.GetTimestamp());
        _containerd = new ContainerdProcess(sandbox, around.Machine, around.ContainerdConfig, _ => around.Changed(), around.Log);
    }

    public NodeSandbox Sandbox { get; }

    /// <summary>A timestamp.</summary>
    public long Begun { get; }

    public NodeState State => new(Sandbox.Home.Name, Sandbox.Address, Sandbox.Init, _containerd.Identity, _agent?.Identity);

    private string Name => Sandbox.Home.Name;

    /// <summary>Takes up a node that outlived an earlier run, or makes a new one; returns when its containerd answers and has the pause image.</summary>
    public static async Task<NodeLife> BeginAsync(NodeHome home, int index, NodeSurroundings around, CancellationToken cancel)
    {
        var adopted = await NodeSandbox.AdoptAsync(home, index, around.Hub, around.Machine, cancel);
        var sandbox = adopted ?? await around.Progress.TimeAsync($"{home.Name}: namespaces", around.Machine.Time,
            () => NodeSandbox.StartAsync(home, index, around.Hub, around.Machine, cancel));
        var life = new NodeLife(around, sandbox);
        try
        {
            await life.StartContainerdAsync(cancel);
            return life;
        }
        catch when (adopted is null)
        {
            // Nothing half-made stays; but pods of a node that was running are not ours to end here.
            await sandbox.StopAsync(CancellationToken.None);
            throw;
        }
    }

    public void StartAgent(AgentLaunch launch)
    {
        var agent = new AgentProcess(Sandbox, _around.Machine, launch, _ => _around.Changed(), _around.Log);
        agent.Begin();
        _agent = agent;
        LookAfter("agent", agent.SuperviseAsync);
    }

    /// <summary>Returns when the node loses its power; cancelled when it is ended on purpose.</summary>
    public async Task WatchPowerAsync(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _end.Token);
        await Sandbox.Exited.WaitAsync(either.Token);
        await _end.CancelAsync();
    }

    /// <summary>Lets go of the node: its agent ends in order, containerd and pods run on.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        await _end.CancelAsync();
        if (_agent is { } agent)
        {
            await agent.StopAsync(AgentGrace, cancel);
        }
    }

    /// <summary>Ends the agent in order, and then all the rest at once.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await LeaveAsync(cancel);
        await Sandbox.StopAsync(cancel);
    }

    private async Task StartContainerdAsync(CancellationToken cancel)
    {
        var (progress, time) = (_around.Progress, _around.Machine.Time);
        await progress.TimeAsync($"{Name}: containerd", time, () => _containerd.StartAsync(cancel));
        await progress.TimeAsync($"{Name}: pause image", time, () =>
            new ImageImport(_around.Home, _around.Machine).ImportAsync(Name, Sandbox.Namespaces, _around.PauseArchive, cancel));
        LookAfter("containerd", _containerd.SuperviseAsync);
    }

    private void LookAfter(string what, Func<CancellationToken, Task> work) => _ = _around.Spawner.Spawn($"{Name}: {what}", async stop =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The node's life is over, or the host ends.
        }
    });
}
