using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Keles.Network.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>A whole <see cref="NetworkHost"/> on a node of the test network, with a directory of its own for files.</summary>
internal sealed class RunningNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private RunningNode(Place place, NetworkOptions options, IApiClient api)
    {
        (Place, Options) = (place, options);
        var host = new NetworkHost(options, NetworkEnvironment.In(place.Namespaces, api, TimeProvider.System), Surroundings.OnThisMachine, NullLogger.Instance);
        _running = host.RunAsync(_stop.Token);
    }

    public Place Place { get; }

    public NetworkOptions Options { get; }

    public IPEndPoint Dns => new(Options.NodeAddresses[0], Options.DnsPort);

    public static RunningNode Start(Place place, int index, FakeApi api, Func<NetworkOptions, NetworkOptions>? change = null)
    {
        var directory = Directory.CreateTempSubdirectory("keles-network-").FullName;
        var options = new NetworkOptions
        {
            NodeName = place.Name,
            NodeAddresses = [TestNetwork.NodeAddress(index)],
            CniConfDirectory = Path.Combine(directory, "net.d"),
            ResolverFile = Path.Combine(directory, "resolv.conf"),
        };
        return new RunningNode(place, change?.Invoke(options) ?? options, api.As(new ClientIdentity("system:kube-proxy", [])));
    }

    public static Node Registered(int index) => new()
    {
        Metadata = new ObjectMeta { Name = $"node-{index}" },
        Spec = new NodeSpec { PodCIDR = $"10.244.{index}.0/24", PodCIDRs = [$"10.244.{index}.0/24"] },
        Status = new NodeStatus { Addresses = [new NodeAddress { Type = "InternalIP", Address = TestNetwork.NodeAddress(index).ToString() }] },
    };

    /// <summary>Stops it in order; its error, if it had one, is the test's.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // As asked.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Directory.Delete(Path.GetDirectoryName(Options.CniConfDirectory)!, recursive: true);
    }
}
