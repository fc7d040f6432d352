using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Programs;

/// <summary>Waits until a cluster that starts can be used, by looking at what its parts report.</summary>
internal sealed class ClusterReadiness(IApiClient api, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Until every one of the nodes is Ready.</summary>
    public Task NodesAsync(IReadOnlyCollection<string> names, CancellationToken cancel) => UntilAsync<Node>("", "", $"the nodes {string.Join(", ", names)} to be Ready", all =>
        names.All(name => all.Any(n => n.Metadata.Name == name && n.Status.Conditions.Any(c => c is { Type: "Ready", Status: "True" }))), cancel);

    /// <summary>Until as many DNS servers as there are nodes answer.</summary>
    public Task DnsAsync(int nodes, CancellationToken cancel) => UntilAsync<EndpointSlice>("kube-system", "kubernetes.io/service-name=kube-dns", "DNS to answer", all =>
        all.Sum(s => s.Endpoints.Count(e => e.Conditions.Ready == true)) >= nodes, cancel);

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
