using System.CommandLine;
using Command = System.CommandLine.Command;
using System.Net;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Hosting;
using Keles.Background;
using Keles.Hosting;
using Keles.Linux;
using Keles.LocalCluster;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary><c>keles server</c>: a control plane on this host's own network, in the foreground.</summary>
internal static class ServerCommand
{
    public static Command Create()
    {
        var noAgent = new Option<bool>("--no-agent") { Description = "No node on this host." };
        var port = new Option<int>("--port") { Description = "Port of the API.", DefaultValueFactory = _ => 6443 };
        var bind = new Option<string>("--bind-address") { Description = "Address the API listens on.", DefaultValueFactory = _ => "127.0.0.1" };
        var datastore = new Option<string>("--datastore") { Description = "sqlite or memory.", DefaultValueFactory = _ => "sqlite" };
        var audit = new Option<string?>("--audit-policy") { Description = "An audit policy file; the log goes to audit.log in the home's log directory." };
        var encryption = new Option<string?>("--encryption-provider-config") { Description = "An EncryptionConfiguration file that says what is encrypted in the store, and how; without it secrets are, under a key of this server's own." };
        var features = new Option<string>("--feature-gates") { Description = "Switches in upstream's form, Name=true,…; known: CBORServingAndStorage.", DefaultValueFactory = _ => "" };
        var verbosity = LogOption.Create();
        var command = new Command("server", "Run a control plane on this host.") { noAgent, port, bind, datastore, audit, encryption, features, verbosity };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(noAgent), Endpoint(parsed.GetValue(bind)!, parsed.GetValue(port)), parsed.GetValue(datastore)!, parsed.GetValue(audit), parsed.GetValue(encryption), Features(parsed.GetValue(features)!), parsed.GetValue(verbosity), cancel));
        return command;
    }

    private static IPEndPoint Endpoint(string address, int port) =>
        IPAddress.TryParse(address, out var parsed) && port is > 0 and < 65536 ? new(parsed, port) : throw new FatalException($"{address}:{port} is no address to listen on", exitCode: ExitCode.Usage);

    private static FeatureGates Features(string text)
    {
        try
        {
            return FeatureGates.Parse(text);
        }
        catch (FormatException e)
        {
            throw new FatalException($"--feature-gates: {e.Message}", exitCode: ExitCode.Usage);
        }
    }

    private static async Task<int> RunAsync(bool noAgent, IPEndPoint endpoint, string datastore, string? audit, string? encryption, FeatureGates features, LogLevel level, CancellationToken cancel)
    {
        if (!noAgent) throw new FatalException("a node on the host's own network is not there yet: use --no-agent for a control plane alone, or 'keles up' for a cluster with nodes");
        var around = Surroundings.OnThisMachine;
        var (provider, _) = new LogOptions { Level = level }.Build(around.Time);
        using var logs = provider.ToFactory();
        var home = ClusterHome.FromEnvironment();
        home.Create();
        using var held = FileLock.TryAcquire(home.LockFile) ?? throw new FatalException($"another keles runs with the home {home.Path}: end it, or set {ClusterHome.Variable} to another directory");
        await using var plane = await ControlPlane.StartAsync(new()
        {
            PkiDirectory = home.PkiDirectory,
            DataDirectory = home.DataDirectory,
            Datastore = datastore,
            AuditPolicyFile = audit,
            EncryptionFile = encryption,
            Features = features,
            AuditLogFile = home.LogFile("audit"),
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
