using System.Net;
using Keles.ApiServer.Discovery;
using Keles.Background;
using Keles.Client;
using Keles.Client.Https;
using Keles.Client.Kubeconfigs;
using Keles.Kubelet;
using Keles.Linux;
using Keles.LocalCluster;
using Keles.Network;
using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary>One node: relay to the API, kubelet, and its network with proxy and DNS.</summary>
internal sealed class AgentRole(AgentOptions options, ILoggerFactory logs)
{
    private readonly Surroundings around = Surroundings.OnThisMachine;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var host = new BackgroundHost(around.Spawner, logs.CreateLogger("Keles.Agent"));
        await using var relay = Relay();
        var kubelet = new KubeletHost(KubeletOptions(), Client("kubeconfig"), around, logs.CreateLogger("Keles.Kubelet"), Serving());
        var network = new NetworkHost(NetworkOptions(), Client("network.kubeconfig"), around, logs.CreateLogger("Keles.Network"));
        _ = host.SpawnForever("kubelet", kubelet.RunAsync);
        _ = host.SpawnForever("network", network.RunAsync);
        await using var stop = cancel.UnsafeRegister(static h => _ = ((BackgroundHost)h!).StopAsync(), host);
        await host.Completion;
    }

    private TcpRelay? Relay() => options.RelayPort == 0 ? null
        : TcpRelay.Start(NetworkNamespace.Own, new(IPAddress.Loopback, options.RelayPort), NetworkNamespace.Own, [options.Server], around.Time);

    private IApiClient Client(string kubeconfig)
    {
        var connection = Kubeconfig.Load(In(kubeconfig)).ToOptions() with { UserAgent = $"keles-agent/{options.Name}", Time = around.Time };
        return new HttpsClientFactory(new ApiConnection(connection)).AsItself;
    }

    private KubeletServing Serving()
    {
        var certificate = Tls.Usable(new IssuedCertificate(File.ReadAllText(In("kubelet.crt")), File.ReadAllText(In("kubelet.key"))));
        return new(() => certificate, TrustBundle.Parse(File.ReadAllText(In("ca.crt")), In("ca.crt")));
    }

    private KubeletOptions KubeletOptions() => new()
    {
        NodeName = options.Name,
        Addresses = [options.Address],
        Hostname = options.Name,
        CgroupParent = options.Cgroup,
        Version = ServerVersion.GitVersion,
        WhyUnreachable = options.HasUplink ? static _ => null : new NoUplink().WhyUnreachable,
        // The disk is the user's own: a full one must not cost a local cluster its imported images and its pods.
        ImageGcHighPercent = 100,
        EvictionDiskPercent = 0,
        EvictionImageDiskPercent = 0,
        EvictionInodesPercent = 0,
    };

    private NetworkOptions NetworkOptions() => new() { NodeName = options.Name, NodeAddresses = [options.Address] };

    private string In(string file) => Path.Combine(options.Directory, file);
}
