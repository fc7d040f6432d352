using System.Globalization;
using Keles.Background;
using Keles.Client;
using Keles.Linux;
using Keles.LocalCluster;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary>A whole local cluster from this one process: hub, control plane, nodes with their agents, published ports.</summary>
internal sealed class LocalClusterRole(ClusterHome home, LocalClusterOptions options, SchedulerConfigFile scheduler, HostReport report, ILoggerFactory logs)
{
    private static readonly TimeSpan Leave = TimeSpan.FromSeconds(15);

    private static readonly ClientIdentity Admin = new("kubernetes-admin", [ClientIdentity.Masters], "keles-local-cluster");

    private readonly Surroundings around = Surroundings.OnThisMachine;

    public async Task RunAsync(CancellationToken cancel)
    {
        var begun = around.Time.GetTimestamp();
        var machine = LocalMachine.Real(around.Time);
        await using var cluster = LocalClusterHost.Open(home, options, machine, around.Spawner, report, logs.CreateLogger("Keles.LocalCluster"));
        scheduler.NoteIn(home);
        await cluster.StartHubAsync(cancel);
        var nodes = cluster.StartNodesAsync(cancel);
        var (loopback, hub) = cluster.ApiEndpoints;
        await using var plane = await report.TimeAsync("control plane", around.Time, () => ControlPlane.StartAsync(new()
        {
            PkiDirectory = home.PkiDirectory,
            DataDirectory = home.DataDirectory,
            Listeners = [ListeningSocket.Open(NetworkNamespace.Own, loopback), ListeningSocket.Open(cluster.Hub.Network, hub)],
            Advertised = hub,
            Dialer = new HubDialer(cluster.Hub.Network),
            Scheduler = scheduler.Options,
        }, around, logs, cancel));
        KubeconfigFile.Write(home.Kubeconfig, new Uri($"https://{loopback}"), plane.Credentials.ClusterAuthority.CertificatePem, "kubernetes-admin", plane.Credentials.Admin);
        Say("API ready", begun);
        var api = plane.Clients.As(Admin);
        try
        {
            if (await new GoneNodes(home, cluster.Settings.Nodes, api).RemoveAsync(cancel) is { Count: > 0 } gone)
                report.Note($"{string.Join(", ", gone)}: taken out of the API, for the cluster is smaller now; data and images stay for when it grows again");
            new ClusterFollower(cluster, api, around, logs.CreateLogger("Keles.LocalCluster")).Start(plane.Host);
            await nodes;
            var credentials = new NodeCredentials(home, plane.Credentials, hub);
            var launched = around.Time.GetUtcNow();
            await cluster.LaunchAgentsAsync(node => credentials.LaunchOf(node), cancel);
            var readiness = new ClusterReadiness(api, cluster.Hub.Network, around.Time);
            await readiness.NodesAsync([.. cluster.Nodes.Select(n => n.Name)], launched, cancel);
            Say(cluster.Nodes.Count == 1 ? "node Ready" : $"all {cluster.Nodes.Count} nodes Ready", begun);
            await readiness.DnsAsync(cluster.Nodes.Count, cancel);
            Say("DNS answers", begun);
            report.Ready();
            await plane.Completion.WaitAsync(cancel);
        }
        finally
        {
            using var limit = new CancellationTokenSource(Leave, around.Time);
            await cluster.LeaveAsync(limit.Token);
        }
    }

    private void Say(string what, long begun) =>
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{what} after {around.Time.GetElapsedTime(begun).TotalSeconds:0.00} s"));
}
