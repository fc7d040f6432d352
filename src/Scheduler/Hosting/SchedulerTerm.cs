using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>The parts of one term of scheduling, put together.</summary>
internal sealed class SchedulerTerm : IDisposable
{
    private readonly SchedulerMetrics metrics;

    public SchedulerTerm(IApiClient client, Informers informers, SchedulerOptions options, Surroundings around, ISpawner spawner, ILogger log)
    {
        var cluster = new ClusterView(informers);
        Events = new(client, around, log);
        var context = new PluginContext(cluster, new(informers), client, around, Events, spawner, log);
        var profiles = options.Profiles.ToDictionary(static p => p.SchedulerName, p => Profile.Of(p, context, options.PercentageOfNodesToScore), StringComparer.Ordinal);
        Conditions = new(client, around, log);
        var cache = new SchedulerCache();
        var nominations = new Nominations();
        var queue = new SchedulingQueue(ProfileOf, profiles.Values.First().QueueSort, around.Time, options);
        metrics = new(() => queue.Counts);
        var changes = new ClusterChanges(cache, queue, nominations, p => ProfileOf(p) is not null);
        changes.Follow(informers);
        var refusals = new Refusals(queue, nominations, cluster.Pods, Events, Conditions, metrics, around.Time, log);
        var binding = new BindingCycle(cache, queue, refusals, Conditions, Events, metrics, around.Time, log);
        var preemptor = new Preemptor(client, queue, context.Preemptions, nominations, Events, Conditions, metrics, around, log);
        Loop = new(queue, cache, new(nominations, around.Random), ProfileOf, nominations, refusals, preemptor, binding, Events, spawner);

        Profile? ProfileOf(Pod pod) => profiles.GetValueOrDefault(pod.Spec.SchedulerName);
    }

    public ScheduleEvents Events { get; }

    public PodConditionWriter Conditions { get; }

    public SchedulingLoop Loop { get; }

    public void Dispose() => metrics.Dispose();
}
