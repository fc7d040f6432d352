using System.Diagnostics;
using Keles.Api.Core.V1;
using Keles.Client;

namespace Keles.SchedulerPerf.Bench;

/// <summary>Counts the pods of a namespace as the API tells them: those with a node, and all.</summary>
internal sealed class BoundPods
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, bool> pods = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int bound;

    /// <summary>Begins to count; returns when it sees the present.</summary>
    public static async Task<BoundPods> BeginAsync(IApiClient client, string ns, CancellationToken stop)
    {
        var list = await client.ListAsync<Pod>(ns, cancel: stop);
        var count = new BoundPods();
        foreach (var pod in list.Items) count.Take(pod, gone: false);
        _ = Task.Run(() => count.FollowAsync(client, ns, list.ResourceVersion, stop), stop);
        return count;
    }

    public Task BoundAsync(int number) => UntilAsync(() => bound >= number, () => $"{bound} of {number} pods have a node");

    public Task ExistAsync(int number) => UntilAsync(() => pods.Count >= number, () => $"{pods.Count} of {number} pods exist");

    private async Task UntilAsync(Func<bool> reached, Func<string> said)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (reached()) return;
                next = changed.Task;
            }

            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException(said());
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        }
    }

    private async Task FollowAsync(IApiClient client, string ns, string version, CancellationToken stop)
    {
        await foreach (var change in client.WatchAsync(PodKind.Kind, ns, new() { ResourceVersion = version }, stop))
        {
            if (change.Object is Pod pod) Take(pod, change.Type == ObjectEventType.Deleted);
        }
    }

    private void Take(Pod pod, bool gone)
    {
        lock (gate)
        {
            if (pods.Remove(pod.Metadata.Name, out var had) && had) bound--;
            if (!gone) pods[pod.Metadata.Name] = pod.Spec.NodeName.Length > 0;
            if (!gone && pod.Spec.NodeName.Length > 0) bound++;
            var told = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            told.TrySetResult();
        }
    }
}
