using System.Net.Sockets;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Linux;
using Keles.Network.Hosting;
using Keles.Network.Proxy.Backends;
using Keles.Network.Proxy.Flows;
using Keles.Network.Proxy.Health;
using Keles.Network.Proxy.Tables;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Proxy;

/// <summary>Serves the cluster's services on this node: follows the API, makes a table of it, and has the kernel do as the table says.</summary>
internal sealed partial class ServiceProxy
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    private readonly NetworkOptions _options;
    private readonly NetworkEnvironment _outside;
    private readonly ClusterObjects _objects;
    private readonly Surroundings _around;
    private readonly ILogger _log;
    private readonly IReadOnlyList<(AddressFamily Family, IProxyBackend Backend)> _backends;
    private readonly HealthPorts _health;
    private readonly Dictionary<AddressFamily, ServiceTable> _served = [];
    private readonly Loop _loop;

    public ServiceProxy(NetworkOptions options, NetworkEnvironment outside, ClusterObjects objects, IReadOnlyList<(AddressFamily, IProxyBackend)> backends, HealthPorts health, Surroundings around, ILogger log)
    {
        (_options, _outside, _objects, _backends, _health, _around, _log) = (options, outside, objects, backends, health, around, log);
        var pace = new LoopOptions("service proxy", NetworkLimits.RuleCheck) { IsTransient = static e => e is CommandException || TransientErrors.Network(e) };
        _loop = new Loop(pace, RoundAsync, around, log);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        // Rules from half of the objects would refuse connections that are fine.
        await _objects.SyncedAsync(cancel);
        _objects.Services.OnChange(_ => _loop.Wake());
        _objects.Slices.OnChange(_ => _loop.Wake());
        _objects.Nodes.OnChange(change =>
        {
            if ((change.After ?? change.Before)!.Metadata.Name == _options.NodeName && ZoneOf(change.Before) != ZoneOf(change.After))
            {
                _loop.Wake();
            }
        });
        await _loop.RunAsync(cancel);
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var (services, slices) = (_objects.Services.List(), _objects.Slices.List());
        var place = new NodePlace(_options.NodeName, ZoneOf(_objects.Nodes.Get("", _options.NodeName)));
        foreach (var (family, backend) in _backends)
        {
            var table = ServiceTable.Build(family, services, slices, place);
            await backend.ApplyAsync(table, cancel);
            await ForgetAsync(StaleFlows.Between(_served.GetValueOrDefault(family), table, _options.NodeAddresses.Where(a => a.AddressFamily == family)), cancel);
            _served[family] = table;
        }
        _health.Serve([.. _served.Values.SelectMany(LocalHealth.Of)]);
        await Task.Delay(NetworkLimits.RulePause, _around.Time, cancel);
    }

    private async Task ForgetAsync(IReadOnlyList<IReadOnlyList<string>> filters, CancellationToken cancel)
    {
        if (filters.Count > NetworkLimits.FlowsForgotten)
        {
            FlowsLeft(_log, filters.Count - NetworkLimits.FlowsForgotten);
        }
        foreach (var filter in filters.Take(NetworkLimits.FlowsForgotten))
        {
            try
            {
                await _outside.Conntrack.DeleteAsync(filter, cancel);
            }
            catch (CommandException problem)
            {
                // The rules are right all the same; without the tool flows end when they time out.
                FlowsKept(_log, problem.Message);
                return;
            }
        }
    }

    private static string ZoneOf(Node? node) => node?.Metadata.Labels.Get(ZoneLabel) ?? "";

    [LoggerMessage(6020, LogLevel.Warning, "Old flows could not be forgotten: {Error}")]
    private static partial void FlowsKept(ILogger log, string error);

    [LoggerMessage(6021, LogLevel.Warning, "{Count} kinds of old flows are left to time out")]
    private static partial void FlowsLeft(ILogger log, int count);
}
