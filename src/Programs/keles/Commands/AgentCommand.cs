using System.CommandLine;
using Command = System.CommandLine.Command;
using System.Net;
using Keles.Hosting;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary><c>keles agent</c>: a node's kubelet, service proxy, network and DNS.</summary>
internal static class AgentCommand
{
    public const string Name = "agent";

    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "The node's name.", Required = true };
        var address = new Option<string>("--address") { Description = "The node's address.", Required = true };
        var directory = new Option<string>("--directory") { Description = "Where its credentials lie.", Required = true };
        var cgroup = new Option<string>("--cgroup") { Description = "The control group that its pods go below.", DefaultValueFactory = _ => "/" };
        var server = new Option<string>("--server") { Description = "The API server as ADDRESS:PORT.", Required = true };
        var relay = new Option<int>("--relay-port") { Description = "Port of 127.0.0.1 that leads to the API too; 0 for none." };
        var noUplink = new Option<bool>("--no-uplink") { Description = "The node has no way to the outside, and need not try to pull images from there." };
        var verbosity = LogOption.Create();
        var command = new Command(Name, "Run a node of a local cluster; 'keles up' starts this inside the node.") { name, address, directory, cgroup, server, relay, noUplink, verbosity };
        command.SetAction(async (parsed, cancel) =>
        {
            if (!IPAddress.TryParse(parsed.GetValue(address), out var own) || !IPEndPoint.TryParse(parsed.GetValue(server)!, out var api))
                throw new FatalException("--address wants an IP address, --server an IP address and a port", exitCode: ExitCode.Usage);
            var options = new AgentOptions(parsed.GetValue(name)!, own, parsed.GetValue(directory)!, parsed.GetValue(cgroup)!, api, parsed.GetValue(relay), !parsed.GetValue(noUplink));
            var (provider, _) = new LogOptions { Level = parsed.GetValue(verbosity) }.Build(TimeProvider.System);
            using var logs = provider.ToFactory();
            await new AgentRole(options, logs).RunAsync(cancel);
            return ExitCode.Success;
        });
        return command;
    }
}
