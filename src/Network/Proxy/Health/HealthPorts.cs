using System.Net.Sockets;
using Keles.Background;
using Keles.Linux;
using Keles.Network.Proxy.Tables;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Proxy.Health;

/// <summary>The health check ports that are open now: one small server for each service that wants one.</summary>
/// <remarks>Changed by one caller at a time; servers read their own <see cref="HealthPort.Answer"/> meanwhile, which is swapped whole.</remarks>
internal sealed partial class HealthPorts(INetworkNamespace sockets, Surroundings around, ISpawner spawner, ILogger log)
{
    private readonly Dictionary<int, HealthPort> _open = [];

    public void Serve(IReadOnlyList<LocalHealth> wanted)
    {
        var ports = wanted.DistinctBy(static w => w.Port).ToDictionary(static w => w.Port);
        foreach (var (number, port) in _open.Where(o => !ports.ContainsKey(o.Key)).ToArray())
        {
            port.Close();
            _open.Remove(number);
        }
        foreach (var (number, health) in ports)
        {
            if (_open.TryGetValue(number, out var port) || Open(number) is { } opened && _open.TryAdd(number, port = opened))
            {
                port!.Answer = HealthAnswer.Of(health);
            }
        }
    }

    /// <summary>Null when somebody else has the port; the next change tries again.</summary>
    private HealthPort? Open(int number)
    {
        try
        {
            var port = new HealthPort(sockets.Listen(new IPEndPoint(IPAddress.Any, number), NetworkLimits.HealthBacklog), around);
            _ = spawner.Spawn($"health check port {number}", port.RunAsync);
            return port;
        }
        catch (SocketException problem)
        {
            Taken(log, number, problem.Message);
            return null;
        }
    }

    [LoggerMessage(6022, LogLevel.Warning, "The health check port {Port} cannot be opened: {Problem}")]
    private static partial void Taken(ILogger log, int port, string problem);
}
