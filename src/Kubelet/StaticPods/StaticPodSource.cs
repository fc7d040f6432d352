using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Kubelet.Pods.Workers;
using Keles.Machinery;

namespace Keles.Kubelet.StaticPods;

/// <summary>Runs the pods of a directory of manifests for as long as their files are there.</summary>
/// <param name="changes">Yields whenever the directory may have changed.</param>
/// <remarks>The pods that are wanted are replaced as a whole, so that any thread may read them.</remarks>
internal sealed class StaticPodSource(ManifestDirectory manifests, Func<CancellationToken, IAsyncEnumerable<bool>> changes, PodTable pods)
{
    private readonly Signal _wake = new();
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);

    /// <summary>By uid.</summary>
    public IReadOnlyDictionary<string, Pod> Wanted { get; private set; } = new Dictionary<string, Pod>();

    /// <summary>Told after every change of what is wanted.</summary>
    public Action Changed { get; set; } = static () => { };

    public Pod? Find(ObjectKey key) => Wanted.Values.FirstOrDefault(p => ObjectKey.Of(p) == key);

    /// <summary>A worker has finished: one that waited for its name can begin.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Brings the workers to what the directory says now.</summary>
    public void Look()
    {
        // A pod is what it was when first seen: the time of seeing it does not make it another.
        Wanted = manifests.Read().ToDictionary(p => p.Key, p => Wanted.GetValueOrDefault(p.Key) ?? p.Value, StringComparer.Ordinal);
        foreach (var uid in _started.Where(u => !Wanted.ContainsKey(u)).ToArray())
        {
            _started.Remove(uid);
            pods.Remove(uid);
        }
        foreach (var (uid, pod) in Wanted)
        {
            // What has the same name must be gone: ports and paths are free only then.
            if (pods.Find(pod.Metadata.Namespace, pod.Metadata.Name) is not { } other || other.Pod.Metadata.Uid == uid)
            {
                if (_started.Add(uid))
                {
                    pods.See(pod);
                }
            }
        }
        Changed();
    }

    public async Task RunAsync(ISpawner spawner, CancellationToken cancel)
    {
        var told = spawner.Spawn("changes of manifests", async stop =>
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, cancel);
            await foreach (var _ in changes(both.Token))
            {
                _wake.Set();
            }
        });
        while (!told.IsCompleted)
        {
            await _wake.WaitAsync(cancel);
            Look();
        }
        await told;
    }
}
