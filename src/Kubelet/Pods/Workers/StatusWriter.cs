using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.StaticPods;
using Keles.Machinery;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>
/// Writes pods' statuses to the API, always the newest of each pod and never an older one, and lets deleted pods go when nothing of them is
/// left on the node.
/// </summary>
/// <remarks><c>gate</c> protects the entries. A status set while an older one is being written is written after it.</remarks>
internal sealed class StatusWriter : IDisposable
{
    private const int Writers = 8;

    private readonly IApiClient _client;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly WorkQueue<string> _queue;
    private readonly Reconciler<string> _loop;

    public StatusWriter(IApiClient client, Surroundings around, ILogger log)
    {
        _client = client;
        _queue = new WorkQueue<string>("pod_status", around.Time);
        _loop = new Reconciler<string>(_queue, WriteAsync, around, log) { Workers = Writers };
    }

    public Task RunAsync(CancellationToken cancel) => _loop.RunAsync(cancel);

    /// <param name="mayDelete">Nothing of the pod is left: when it is being deleted, it can go.</param>
    public void Set(Pod pod, PodStatus status, bool mayDelete)
    {
        var uid = pod.Metadata.Uid;
        var entry = new Entry(ObjectKey.Of(pod), StaticPod.Is(pod), status, mayDelete, pod.Metadata.DeletionTimestamp is not null);
        lock (_gate)
        {
            if (_entries.GetValueOrDefault(uid) == entry)
            {
                return;
            }
            _entries[uid] = entry;
        }
        _queue.Add(uid);
    }

    /// <summary>The status that was set last, whether or not it was written yet.</summary>
    public PodStatus? Get(string uid)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(uid)?.Status;
        }
    }

    /// <summary>Writes again where the API has it otherwise: somebody else wrote it, or a mirror pod was made anew.</summary>
    public void Check(string uid, Pod current)
    {
        if (Get(uid) is { } status && StatusPatch.Between(current, status) is not null)
        {
            _queue.Add(uid);
        }
    }

    public void Forget(string uid)
    {
        lock (_gate)
        {
            _entries.Remove(uid);
        }
    }

    public void Dispose() => _queue.Dispose();

    private async Task<Requeue> WriteAsync(string uid, CancellationToken cancel)
    {
        Entry? entry;
        lock (_gate)
        {
            entry = _entries.GetValueOrDefault(uid);
        }
        if (entry is null || await _client.FindAsync<Pod>(entry.Key, cancel) is not { } current || !IsSame(current, uid, entry))
        {
            return Requeue.Never;
        }
        if (StatusPatch.Between(current, entry.Status) is { } patch)
        {
            current = await _client.PatchAsync<Pod>(entry.Key, patch, "status", null, cancel);
        }
        if (entry.MayDelete && current.Metadata.DeletionTimestamp is not null && !StaticPod.IsMirror(current))
        {
            await _client.TryDeleteAsync(PodKind.Kind, entry.Key, new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new() { Uid = uid } }, cancel);
        }
        return Requeue.Never;
    }

    /// <summary>A pod from a manifest has its status on its mirror, which has a uid of its own.</summary>
    private static bool IsSame(Pod current, string uid, Entry entry) => entry.Static ? StaticPod.IsMirror(current) : current.Metadata.Uid == uid;

    private sealed record Entry(ObjectKey Key, bool Static, PodStatus Status, bool MayDelete, bool Deleting);
}
