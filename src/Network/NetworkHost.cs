using Keles.Background;
using Keles.Client;
using Keles.Network.Hosting;
using Microsoft.Extensions.Logging;

namespace Keles.Network;

/// <summary>A node's network: wires its pods, serves the cluster's services, answers DNS. It runs in the node's network namespace, as root.</summary>
public sealed class NetworkHost
{
    private readonly NetworkOptions _options;
    private readonly NetworkEnvironment _outside;
    private readonly Surroundings _around;
    private readonly ILogger _log;

    /// <param name="options">Which node, and which ranges.</param>
    /// <param name="api">
    /// A client that may follow nodes, services, endpoint slices and namespaces, and write the endpoint slices in the DNS service's namespace.
    /// </param>
    /// <param name="around">Clock, scheduling, randomness.</param>
    /// <param name="log">Where it logs.</param>
    public NetworkHost(NetworkOptions options, IApiClient api, Surroundings around, ILogger log)
        : this(options, NetworkEnvironment.In(null, api, around.Time), around, log)
    {
    }

    internal NetworkHost(NetworkOptions options, NetworkEnvironment outside, Surroundings around, ILogger log) =>
        (_options, _outside, _around, _log) = (options, outside, around, log);

    /// <summary>Runs until cancelled. The rules stay then, so that connections go on; the next run takes them over.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var host = new BackgroundHost(_around.Spawner, _log);
        await using var stop = cancel.UnsafeRegister(static h => _ = ((BackgroundHost)h!).StopAsync(), host);
        new NetworkParts(_options, _outside, _around, _log).Start(host);
        await host.Completion;
        cancel.ThrowIfCancellationRequested();
    }
}
