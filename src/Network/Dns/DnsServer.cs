using System.Net.Sockets;
using Keles.Background;
using Keles.Network.Dns.Forwarding;
using Keles.Network.Dns.Serving;
using Keles.Network.Dns.Slices;
using Keles.Network.Dns.Zones;
using Keles.Network.Hosting;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns;

/// <summary>The node's DNS server: names of the cluster from the API, all others from the node's own servers.</summary>
internal sealed partial class DnsServer(NetworkOptions options, NetworkEnvironment outside, ClusterObjects objects, Surroundings around, ISpawner spawner, ILogger log)
{
    private readonly ZoneFollower _zone = new(options, objects, around, log);
    private readonly DnsListing _listing = new(options, outside.Api, objects, around, log);

    /// <summary>Starts everything; the spawner's end is its end.</summary>
    public void Start(BackgroundHost host)
    {
        _ = host.SpawnForever("dns", RunAsync);
        _ = host.SpawnForever("dns listing", _listing.RunAsync);
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        await _zone.StartAsync(cancel);
        _ = spawner.Spawn("dns zone", _zone.RunAsync);
        foreach (var address in options.NodeAddresses.AsEnumerable())
        {
            await ServeAsync(new IPEndPoint(address, options.DnsPort), cancel);
        }
        _listing.Say(isUp: true);
        await Task.Delay(Timeout.InfiniteTimeSpan, around.Time, cancel);
    }

    private async Task ServeAsync(IPEndPoint endpoint, CancellationToken cancel)
    {
        var handler = new QueryHandler(() => _zone.Current, _zone.Reverse, Forwarder(), around.Random);
        var (udp, tcp) = await BindAsync(endpoint, cancel);
        _ = spawner.Spawn($"dns over udp on {endpoint}", async stop =>
        {
            using (udp)
            {
                await new UdpServer(udp, handler, spawner, log).RunAsync(stop);
            }
        });
        _ = spawner.Spawn($"dns over tcp on {endpoint}", async stop =>
        {
            using (tcp)
            {
                await new TcpServer(tcp, handler, around, spawner, log).RunAsync(stop);
            }
        });
        Serving(log, endpoint);
    }

    /// <summary>A predecessor may still be on its way out, and the address may not be there yet.</summary>
    private async Task<(Socket Udp, Socket Tcp)> BindAsync(IPEndPoint endpoint, CancellationToken cancel)
    {
        for (var failures = 1; ; failures++)
        {
            Socket? udp = null;
            try
            {
                udp = outside.Sockets.BindUdp(endpoint);
                return (udp, outside.Sockets.Listen(endpoint));
            }
            catch (SocketException problem)
            {
                udp?.Dispose();
                NotBound(log, endpoint, problem.Message);
                await Task.Delay(Backoff.Standard.After(failures, around.Random), around.Time, cancel);
            }
        }
    }

    private Forwarder Forwarder()
    {
        var file = new ResolverServers(options.ResolverFile, IsOurs);
        Func<IReadOnlyList<IPEndPoint>> servers = options.UpstreamResolvers is { } given ? () => given : file.Current;
        return new Forwarder(servers, outside.Sockets, around, log);
    }

    /// <summary>Asking this server, or the service it stands behind, would come back here.</summary>
    private bool IsOurs(IPAddress address) =>
        options.NodeAddresses.Any(a => a.Equals(address)) || options.ServiceRanges.Any(r => r.Contains(address));

    [LoggerMessage(6060, LogLevel.Information, "DNS is answered on {Endpoint}")]
    private static partial void Serving(ILogger log, IPEndPoint endpoint);

    [LoggerMessage(6061, LogLevel.Warning, "DNS cannot be answered on {Endpoint} yet: {Problem}")]
    private static partial void NotBound(ILogger log, IPEndPoint endpoint, string problem);
}
