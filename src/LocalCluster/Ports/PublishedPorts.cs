using System.Net;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// Opens ports on the host's loopback and carries their traffic into the hub. Where two want the same port the one that has it keeps it;
/// when it lets go, the next reconciliation gives it to the other. Reconciliations run one at a time.
/// </summary>
public sealed class PublishedPorts(INetworkNamespace host, INetworkNamespace hub, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<(PortProtocol, int), OpenPort> _open = [];

    /// <summary>Makes the open ports what is asked for, and says which could not be had.</summary>
    /// <param name="desired">In the order of who came first.</param>
    public async Task<IReadOnlyList<PortConflict>> ReconcileAsync(IReadOnlyList<PublishedPort> desired, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var plan = PortPlan.For(_open.ToDictionary(o => o.Key, o => o.Value.Owner), desired);
            foreach (var key in plan.Close)
            {
                _open.Remove(key, out var port);
                await port!.Relay.DisposeAsync();
            }
            var conflicts = plan.Conflicts.ToList();
            foreach (var port in plan.Keep)
            {
                if (Open(port) is { } conflict)
                {
                    conflicts.Add(conflict);
                }
            }
            return conflicts;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var port in _open.Values)
        {
            await port.Relay.DisposeAsync();
        }
        _open.Clear();
    }

    private PortConflict? Open(PublishedPort port)
    {
        if (_open.TryGetValue(port.Key, out var open))
        {
            open.Relay.Targets = port.Targets;
            return null;
        }
        try
        {
            var endpoint = new IPEndPoint(IPAddress.Loopback, port.Port);
            IRelay relay = port.Protocol == PortProtocol.Tcp
                ? TcpRelay.Start(host, endpoint, hub, port.Targets, time)
                : UdpRelay.Start(host, endpoint, hub, port.Targets, time);
            _open[port.Key] = new OpenPort(port.Owner, relay);
            return null;
        }
        catch (SocketException problem)
        {
            return new PortConflict(port, problem.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"another program on this machine listens on 127.0.0.1:{port.Port}"
                : problem.Message);
        }
    }

    private sealed record OpenPort(string Owner, IRelay Relay);
}
