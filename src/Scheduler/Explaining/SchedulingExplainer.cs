using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>Explains a decision by making it again with the scheduler's own plugins, from what the API shows at this moment. Writes nothing.</summary>
/// <remarks>What the running scheduler alone knows is not seen: pods on their way to a node that the API does not show there yet, and the order of its search.</remarks>
public sealed class SchedulingExplainer(IApiClient client, SchedulerOptions options, Surroundings around, ILogger log)
{
    /// <exception cref="ApiException">The pod is not there, or something may not be read.</exception>
    /// <exception cref="FormatException">The pod asks for a scheduler that the options do not describe.</exception>
    public async Task<SchedulingExplanation> ExplainAsync(ObjectKey key, CancellationToken cancel)
    {
        var shown = await client.GetAsync<Pod>(key, cancel: cancel);
        var name = shown.Spec.SchedulerName;
        var profile = options.Profiles.Find(p => p.SchedulerName == name)
            ?? throw new FormatException($"pod \"{key.Name}\" asks for the scheduler \"{name}\", which is none of: {string.Join(", ", options.Profiles.Select(static p => p.SchedulerName))}; --scheduler-config FILE names another configuration");
        var once = new ReadOnceClient(client);
        await using var host = new BackgroundHost(around.Spawner, log);
        var informers = new Informers(once, around, log);
        var cluster = new ClusterView(informers);
        var (cache, nominations) = (new SchedulerCache(), new Nominations());
        var made = Profile.Of(profile, new(cluster, new(informers), once, around, new(once, around, log), host, log), options.PercentageOfNodesToScore);
        var queue = new SchedulingQueue(_ => null, made.QueueSort, around.Time);
        new ClusterChanges(cache, queue, nominations, p => options.Profiles.Any(o => o.SchedulerName == p.Spec.SchedulerName)).Follow(informers);
        informers.Start(host);
        await await Task.WhenAny(informers.SyncedAsync(cancel), once.Failed, host.Completion);

        // It is explained as if it were to be placed now: what it holds itself must not be in its way.
        cache.RemovePod(shown.Metadata.Uid);
        var pod = new PodInfo(shown.Spec.NodeName.Length == 0 ? shown : shown with { Spec = shown.Spec with { NodeName = "" }, Status = shown.Status with { NominatedNodeName = "" } });
        return new Explaining(made, pod, cache.TakeSnapshot(), nominations, cluster).Run() with
        {
            BoundTo = shown.Spec.NodeName,
            EndedAs = shown.Status.Phase is "Succeeded" or "Failed" ? shown.Status.Phase : "",
        };
    }
}
