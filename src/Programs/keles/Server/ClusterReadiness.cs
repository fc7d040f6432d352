using System.Net;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Client;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Programs;

/// <summary>Waits until a cluster that starts can be used, by looking at what its parts report.</summary>
internal sealed class ClusterReadiness(IApiClient api, INetworkNamespace hub, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Until every one of the nodes says that it is Ready, and has said so since.</summary>
    /// <param name="since">What a node reported earlier is of an earlier life.</param>
    public Task NodesAsync(IReadOnlyCollection<string> names, DateTimeOffset since, CancellationToken cancel)
    {
        // Times in the API are whole seconds.
        var from = Time.From(since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond)));
        return UntilAsync<Node>("", "", $"the nodes {string.Join(", ", names)} to be Ready", all =>
            names.All(name => all.Any(n => n.Metadata.Name == name && n.Status.Conditions.Any(c => c is { Type: "Ready", Status: "True" } && c.LastHeartbeatTime >= from))), cancel);
    }

    /// <summary>Until each node's DNS server is listed, and has answered a question.</summary>
    public async Task DnsAsync(int nodes, CancellationToken cancel)
    {
        IPEndPoint[] servers = [];
        await UntilAsync<EndpointSlice>("kube-system", "kubernetes.io/service-name=kube-dns", "DNS to be listed", all =>
        {
            servers = [.. from slice in all
                          from port in slice.Ports
                          where port is { Protocol: "UDP", Port: not null }
                          from endpoint in slice.Endpoints
                          where endpoint.Conditions.Ready == true
                          select new IPEndPoint(IPAddress.Parse(endpoint.Addresses[0]), port.Port!.Value)];
            return servers.Length >= nodes;
        }, cancel);
        foreach (var server in servers) await new DnsProbe(hub, time).AnswersAsync(server, Patience, cancel);
    }

    private async Task UntilAsync<T>(string ns, string labels, string what, Func<IReadOnlyCollection<T>, bool> holds, CancellationToken cancel)
        where T : class, IApiType<T>, IApiObject
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        var seen = new Dictionary<string, T>();
        try
        {
            await foreach (var change in api.WatchAsync(Api.Kinds.Of<T>(), ns, new() { LabelSelector = labels }, either.Token))
            {
                if (change.Object is not T value) continue;
                if (change.Type == ObjectEventType.Deleted) seen.Remove(value.Metadata.Name);
                else seen[value.Metadata.Name] = value;
                if (holds(seen.Values)) return;
            }

            throw new IOException($"the watch ended while waiting for {what}");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new LocalCluster.LocalClusterException($"Waited {Patience.TotalSeconds:0} s in vain for {what}; the logs in the home's log directory tell more.");
        }
    }
}
