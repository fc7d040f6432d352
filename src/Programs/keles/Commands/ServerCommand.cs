using System.CommandLine;
using Command = System.CommandLine.Command;
using System.Net;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Hosting;
using Keles.Background;
using Keles.Hosting;
using Keles.Linux;
using Keles.LocalCluster;
using Keles.Reconcile;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary><c>keles server</c>: a control plane on this host's own network, in the foreground.</summary>
internal static class ServerCommand
{
    public static Command Create()
    {
        var noAgent = new Option<bool>("--no-agent") { Description = "No node on this host." };
        var port = new Flag<int>("--port", "Port of the API.", "6443", FlagTexts.Within(1, 65535));
        var bind = new Flag<IPAddress>("--bind-address", "Address the API listens on.", "127.0.0.1", Address);
        var datastore = new Flag<string>("--datastore", "sqlite or memory.", "sqlite", Engine);
        var encryption = new Flag<string>("--encryption-provider-config", "An EncryptionConfiguration file that says what is encrypted in the store, and how; without it secrets are, under a key of this server's own.", "", static t => t);
        var server = new ServerFlags();
        var managers = new ManagerFlags();
        var verbosity = LogOption.Create();
        var command = new Command("server", "Run a control plane on this host.") { noAgent, port.Option, bind.Option, datastore.Option, encryption.Option };
        foreach (var option in server.Options.Concat(managers.Options)) command.Add(option);
        command.Add(verbosity);
        command.SetAction((parsed, cancel) =>
        {
            var home = ClusterHome.FromEnvironment();
            var adjust = server.Read(parsed, home.LogFile("audit"));
            var file = encryption.Of(parsed);
            return RunAsync(home, parsed.GetValue(noAgent), new(bind.Of(parsed), port.Of(parsed)), datastore.Of(parsed), file.Length > 0 ? file : null, adjust, managers.Read(parsed), parsed.GetValue(verbosity), cancel);
        });
        return command;
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var parsed) ? parsed : throw new FormatException("it is no address");

    private static string Engine(string text) => StorageEngines.All.Any(e => e.Name == text) ? text : throw new FormatException($"it must be one of {string.Join(", ", StorageEngines.All.Select(static e => e.Name))}");

    private static async Task<int> RunAsync(ClusterHome home, bool noAgent, IPEndPoint endpoint, string datastore, string? encryption, Func<ApiServerOptions, ApiServerOptions> adjust, (SchedulerConfigFile Scheduler, LeaderElectionOptions Controllers) managers, LogLevel level, CancellationToken cancel)
    {
        if (!noAgent) throw new FatalException("a node on the host's own network is not there yet: use --no-agent for a control plane alone, or 'keles up' for a cluster with nodes");
        var around = Surroundings.OnThisMachine;
        var (provider, _) = new LogOptions { Level = level }.Build(around.Time);
        using var logs = provider.ToFactory();
        home.Create();
        using var held = FileLock.TryAcquire(home.LockFile) ?? throw new FatalException($"another keles runs with the home {home.Path}: end it, or set {ClusterHome.Variable} to another directory");
        managers.Scheduler.NoteIn(home);
        await using var plane = await ControlPlane.StartAsync(new()
        {
            PkiDirectory = home.PkiDirectory,
            DataDirectory = home.DataDirectory,
            Datastore = datastore,
            EncryptionFile = encryption,
            Adjust = adjust,
            Scheduler = managers.Scheduler.Options,
            ControllerElection = managers.Controllers,
            Names = [Environment.MachineName],
            Listeners = [ListeningSocket.Open(NetworkNamespace.Own, endpoint)],
            Advertised = endpoint,
            Dialer = new HostDialer(),
        }, around, logs, cancel);
        var reachable = endpoint.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : endpoint.Address;
        KubeconfigFile.Write(home.Kubeconfig, new Uri($"https://{new IPEndPoint(reachable, endpoint.Port)}"), plane.Credentials.ClusterAuthority.CertificatePem, "kubernetes-admin", plane.Credentials.Admin);
        await Console.Out.WriteLineAsync($"The API is ready at https://{new IPEndPoint(reachable, endpoint.Port)}; kubeconfig: {home.Kubeconfig}");
        await plane.Completion.WaitAsync(cancel);
        return ExitCode.Success;
    }
}
