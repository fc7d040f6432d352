using System.Diagnostics.CodeAnalysis;

namespace Keles.Scheduler;

/// <summary>
/// The pods that wait for a node, in three pools: active ones to be tried now, in order; those in a pause after a failure; and those
/// that nothing is known to have helped since they were rejected. Changes in the cluster move pods from the last to the others.
/// </summary>
/// <remarks>Safe from any thread; <c>gate</c> protects all pools, plugins' hints are called inside it and must be quick. One taker at a time.
/// Example: pod a is rejected for CPU and becomes unschedulable; a pod on some node ends, the CPU plugin's hint says that helps, a goes into
/// its pause of a second; with nothing else active it is taken from there at once.</remarks>
internal sealed class SchedulingQueue
{
    private readonly Lock gate = new();
    private readonly Signal signal = new();
    private readonly Dictionary<string, QueuedPod> all = new(StringComparer.Ordinal);
    private readonly SortedSet<QueuedPod> active;
    private readonly SortedSet<QueuedPod> pausing = new(Comparer<QueuedPod>.Create(static (a, b) =>
        a.BackoffEnds != b.BackoffEnds ? a.BackoffEnds.CompareTo(b.BackoffEnds) : a.Sequence.CompareTo(b.Sequence)));

    private readonly Dictionary<string, QueuedPod> unschedulable = new(StringComparer.Ordinal);
    private readonly InFlight inFlight = new();
    private readonly Func<Pod, Profile?> profileOf;
    private readonly TimeProvider time;
    private readonly TimeSpan firstBackoff;
    private readonly TimeSpan longestBackoff;
    private DateTimeOffset leftoversLooked;
    private long sequence;

    public SchedulingQueue(Func<Pod, Profile?> profileOf, IQueueSortPlugin order, TimeProvider time, SchedulerOptions? options = null)
    {
        (firstBackoff, longestBackoff) = (options?.FirstBackoff ?? QueueLimits.FirstBackoff, options?.LongestBackoff ?? QueueLimits.LongestBackoff);
        this.profileOf = profileOf;
        this.time = time;
        leftoversLooked = time.GetUtcNow();
        active = new(Comparer<QueuedPod>.Create((a, b) => order.Compare(a, b) is not 0 and var first ? first : a.Sequence.CompareTo(b.Sequence)));
    }

    /// <summary>How many pods are active, pausing, unschedulable, gated and being tried.</summary>
    public QueueCounts Counts
    {
        get
        {
            lock (gate)
            {
                var gated = unschedulable.Values.Count(static p => p.GatedBy.Length > 0);
                return new(active.Count, pausing.Count, unschedulable.Count - gated, gated, inFlight.Count);
            }
        }
    }

    /// <summary>A pod without a node that was not here before.</summary>
    public void Add(Pod pod)
    {
        lock (gate)
        {
            if (all.ContainsKey(pod.Metadata.Uid) || inFlight.Contains(pod.Metadata.Uid)) return;
            Activate(new(new(pod)));
        }
    }

    /// <summary>A waiting pod was changed, by whom ever.</summary>
    public void Update(Pod before, Pod after)
    {
        lock (gate)
        {
            var actions = PodChanges.Of(before, after);
            if (actions == EventAction.None && before.Status.NominatedNodeName == after.Status.NominatedNodeName && !all.ContainsKey(after.Metadata.Uid)) return;
            var change = new ClusterEvent(EventSource.WaitingPod, actions, before, after);
            if (inFlight.Contains(after.Metadata.Uid))
            {
                if (actions != EventAction.None) inFlight.Note(change);
                return;
            }

            if (!all.TryGetValue(after.Metadata.Uid, out var pod))
            {
                Activate(new(new(after)));
                return;
            }

            // Taken out first: an order must not change beneath a sorted pool.
            var (wasActive, wasPausing) = (active.Remove(pod), pausing.Remove(pod));
            pod.Info = new(after);
            if (wasActive) active.Add(pod);
            else if (wasPausing) pausing.Add(pod);
            else if (pod.GatedBy.Length > 0) Activate(pod);
            else if (actions != EventAction.None && Helps(pod, change)) Revive(pod);
        }
    }

    public void Remove(Pod pod)
    {
        lock (gate)
        {
            if (!all.Remove(pod.Metadata.Uid, out var queued)) return;
            active.Remove(queued);
            pausing.Remove(queued);
            unschedulable.Remove(pod.Metadata.Uid);
        }
    }

    /// <summary>Something changed in the cluster: pods that it may help are tried again.</summary>
    public void Note(ClusterEvent change)
    {
        lock (gate)
        {
            inFlight.Note(change);
            foreach (var pod in unschedulable.Values.Where(p => Helps(p, change)).ToArray()) Revive(pod);
        }
    }

    /// <summary>The pod is tried as soon as its turn comes, whatever it waited for; one that is being tried now is tried once more.</summary>
    public void TryNow(string uid)
    {
        lock (gate)
        {
            if (inFlight.Contains(uid)) inFlight.Note(new(EventSource.Demand, EventAction.All, null, new Pod { Metadata = new() { Uid = uid } }));
            if (!all.TryGetValue(uid, out var pod) || active.Contains(pod)) return;
            pausing.Remove(pod);
            Activate(pod);
        }
    }

    /// <summary>A pod that a plugin did not let be tried is asked about again.</summary>
    public void LookAgain(string uid)
    {
        lock (gate) if (all.TryGetValue(uid, out var pod) && pod.GatedBy.Length > 0) Activate(pod);
    }

    /// <summary>Waits for the next pod to try. It must be given back with <see cref="Done"/> or <see cref="Return"/>.</summary>
    public async Task<QueuedPod> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                if (TryTake(out var pod)) return pod;
                wait = NextLook();
            }

            await signal.WaitAsync(wait, time, cancel);
        }
    }

    /// <summary>The pod has its node, or is gone.</summary>
    public void Done(string uid)
    {
        lock (gate) inFlight.End(uid);
    }

    /// <summary>The pod has no node: it waits until something helps. After an error it only pauses.</summary>
    /// <param name="pod">With what has rejected it.</param>
    /// <param name="newest">As the API shows it now; null when it is gone or has a node.</param>
    public void Return(QueuedPod pod, Pod? newest, bool error)
    {
        lock (gate)
        {
            var missed = inFlight.End(pod.Info.Uid);
            if (newest is null || all.ContainsKey(pod.Info.Uid)) return;
            pod.Info = ReferenceEquals(newest, pod.Info.Pod) ? pod.Info : new(newest);
            pod.AfterError = error || pod.RejectedBy.Count == 0;
            pod.Errors = pod.AfterError ? pod.Errors + 1 : 0;
            if (!pod.AfterError) pod.Rejections++;
            pod.Since = time.GetUtcNow();
            pod.BackoffEnds = pod.Since + Pause(pod.AfterError ? pod.Errors : pod.Rejections);
            pod.Sequence = ++sequence;
            all[pod.Info.Uid] = pod;
            if (pod.AfterError || missed is null || missed.Any(e => Helps(pod, e))) Revive(pod);
            else unschedulable[pod.Info.Uid] = pod;
        }
    }

    private bool TryTake([NotNullWhen(true)] out QueuedPod? pod)
    {
        var now = time.GetUtcNow();
        while (pausing.Min is { } rested && rested.BackoffEnds <= now)
        {
            pausing.Remove(rested);
            Activate(rested);
        }

        if (now - leftoversLooked >= QueueLimits.LookForLeftovers)
        {
            leftoversLooked = now;
            foreach (var left in unschedulable.Values.Where(p => p.GatedBy.Length == 0 && now - p.Since >= QueueLimits.LongestUnschedulable).ToArray()) Revive(left);
        }

        pod = active.Min;
        // A pause after a rejection is there to let others go first; with no others it would only waste time.
        while (pod is null && pausing.FirstOrDefault(static p => !p.AfterError) is { } early)
        {
            pausing.Remove(early);
            Activate(early);
            pod = active.Min;
        }

        if (pod is null) return false;
        active.Remove(pod);
        all.Remove(pod.Info.Uid);
        inFlight.Begin(pod.Info.Uid);
        pod.Attempts++;
        pod.Began = time.GetTimestamp();
        pod.RejectedBy = new(StringComparer.Ordinal);
        return true;
    }

    private TimeSpan NextLook()
    {
        var next = unschedulable.Count == 0 ? DateTimeOffset.MaxValue : leftoversLooked + QueueLimits.LookForLeftovers;
        if (pausing.Min is { } rested && rested.BackoffEnds < next) next = rested.BackoffEnds;
        // An idle queue is woken by what comes; this only bounds the timer.
        var wait = next == DateTimeOffset.MaxValue ? TimeSpan.FromHours(1) : next - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Among the active, unless a plugin does not let it.</summary>
    private void Activate(QueuedPod pod)
    {
        var uid = pod.Info.Uid;
        all[uid] = pod;
        unschedulable.Remove(uid);
        pod.GatedBy = "";
        if (profileOf(pod.Info.Pod)?.PreEnqueue(pod.Info.Pod) is { IsSuccess: false } gated)
        {
            pod.GatedBy = gated.Plugin;
            pod.RejectedBy = [gated.Plugin];
            if (pod.Since == default) pod.Since = time.GetUtcNow();
            unschedulable[uid] = pod;
            return;
        }

        pod.Since = time.GetUtcNow();
        pod.Sequence = ++sequence;
        active.Add(pod);
        signal.Set();
    }

    /// <summary>Out of the unschedulable: into its pause, or among the active when that is over.</summary>
    private void Revive(QueuedPod pod)
    {
        unschedulable.Remove(pod.Info.Uid);
        if (pod.GatedBy.Length > 0 || pod.BackoffEnds <= time.GetUtcNow())
        {
            Activate(pod);
            return;
        }

        pausing.Add(pod);
        signal.Set();
    }

    private bool Helps(QueuedPod pod, ClusterEvent change)
    {
        if (change.Source == EventSource.Demand) return change.After!.Metadata.Uid == pod.Info.Uid;

        // A change of a waiting pod is about itself alone.
        if (change is { Source: EventSource.WaitingPod, After: { } waiting } && waiting.Metadata.Uid != pod.Info.Uid) return false;
        return profileOf(pod.Info.Pod) is { } profile && pod.RejectedBy.Any(p => profile.HintsOf(p).Any(h => h.Applies(pod.Info, change)));
    }

    private TimeSpan Pause(int failures)
    {
        var pause = firstBackoff * Math.Pow(2, Math.Min(failures, 30) - 1);
        return pause < longestBackoff ? pause : longestBackoff;
    }
}
