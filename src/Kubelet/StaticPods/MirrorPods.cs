using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.StaticPods;

/// <summary>Shows pods from manifests in the API, as pods of the same name which can be looked at but not changed.</summary>
internal sealed class MirrorPods : IDisposable
{
    private readonly IApiClient _api;
    private readonly StaticPodSource _source;
    private readonly Informer<Pod> _pods;
    private readonly Func<(string Name, string Uid)> _node;
    private readonly WorkQueue<ObjectKey> _queue;
    private readonly Reconciler<ObjectKey> _loop;

    /// <param name="node">The uid is empty until the node is registered.</param>
    public MirrorPods(IApiClient api, StaticPodSource source, Informer<Pod> pods, Func<(string Name, string Uid)> node, Surroundings around, ILogger log)
    {
        (_api, _source, _pods, _node) = (api, source, pods, node);
        _queue = new WorkQueue<ObjectKey>("mirror_pods", around.Time);
        _loop = new Reconciler<ObjectKey>(_queue, ReconcileAsync, around, log) { Workers = 1 };
    }

    public Task RunAsync(CancellationToken cancel) => _loop.RunAsync(cancel);

    /// <summary>What is wanted changed.</summary>
    public void Look()
    {
        foreach (var pod in _source.Wanted.Values.Concat(_pods.List().Where(StaticPod.IsMirror)))
        {
            _queue.Add(ObjectKey.Of(pod));
        }
    }

    public void Look(ObjectKey key) => _queue.Add(key);

    public void Dispose() => _queue.Dispose();

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var wanted = _source.Find(key);
        var (node, uid) = _node();
        if (uid.Length == 0)
        {
            return Requeue.After(TimeSpan.FromMilliseconds(200));
        }
        var mirror = await _api.FindAsync<Pod>(key, cancel);
        if (mirror is not null && !StaticPod.IsMirror(mirror))
        {
            // Somebody else has the name; the pod runs all the same.
            return Requeue.After(TimeSpan.FromMinutes(1));
        }
        if (mirror is not null && !IsCurrent(mirror, wanted))
        {
            await _api.TryDeleteAsync(PodKind.Kind, key, new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new() { Uid = mirror.Metadata.Uid } }, cancel);
            mirror = null;
        }
        if (wanted is not null && mirror is null)
        {
            await _api.CreateAsync(Mirror(wanted, node, uid), null, cancel);
        }
        return Requeue.Never;
    }

    private static bool IsCurrent(Pod mirror, Pod? wanted) =>
        wanted is not null && mirror.Metadata.DeletionTimestamp is null && mirror.Metadata.Annotations.Get(StaticPod.MirrorAnnotation) == wanted.Metadata.Annotations.Get(StaticPod.HashAnnotation);

    private static Pod Mirror(Pod pod, string node, string nodeUid) => pod with
    {
        Metadata = pod.Metadata with
        {
            Uid = "",
            Annotations = pod.Metadata.Annotations.With(StaticPod.MirrorAnnotation, pod.Metadata.Annotations.Get(StaticPod.HashAnnotation) ?? ""),
            OwnerReferences = [new() { ApiVersion = "v1", Kind = "Node", Name = node, Uid = nodeUid, Controller = true }],
        },
    };
}
