using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;
using Keles.Api.Nodes.V1;
using Keles.Background;
using Keles.Client;
using Keles.Kubelet.Pods.Variables;
using Keles.Machinery;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Volumes;

/// <summary>
/// The objects that pods of this node refer to. Config maps and secrets are followed one by one as long as a pod names them, which is all
/// that a node is allowed to see of them; a change touches the pods that do.
/// </summary>
/// <remarks><c>gate</c> protects the table; informers and handlers are called outside it.</remarks>
internal sealed class FollowedObjects(IApiClient client, Surroundings around, ISpawner spawner, ILogger log) : IPodObjects
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Kind Kind, ObjectKey Key), Followed> _followed = [];

    /// <summary>Told the uid of a pod that names an object which changed.</summary>
    public Action<string> Changed { get; set; } = static _ => { };

    public void Follow(Pod pod)
    {
        var references = PodReferences.Of(pod);
        var ns = pod.Metadata.Namespace;
        var wanted = references.ConfigMaps.Select(n => ((Kind)ConfigMapKind.Kind, new ObjectKey(ns, n)))
            .Concat(references.Secrets.Select(n => ((Kind)SecretKind.Kind, new ObjectKey(ns, n)))).ToHashSet();
        var fresh = new List<Followed>();
        lock (_gate)
        {
            foreach (var key in wanted)
            {
                if (!_followed.TryGetValue(key, out var followed))
                {
                    followed = _followed[key] = new Followed(new Informer(client, new InformerScope(key.Item1, ns, "", $"metadata.name={key.Item2.Name}"), around, log));
                    fresh.Add(followed);
                }
                followed.Pods.Add(pod.Metadata.Uid);
            }
            Release(pod.Metadata.Uid, wanted.Contains);
        }
        foreach (var followed in fresh)
        {
            Start(followed);
        }
    }

    public void Unfollow(string uid)
    {
        lock (_gate)
        {
            Release(uid, static _ => false);
        }
    }

    public Task<ConfigMap?> ConfigMapAsync(string ns, string name, CancellationToken cancel) => GetAsync<ConfigMap>(ns, name, cancel);

    public Task<Secret?> SecretAsync(string ns, string name, CancellationToken cancel) => GetAsync<Secret>(ns, name, cancel);

    public Task<PersistentVolumeClaim?> ClaimAsync(string ns, string name, CancellationToken cancel) => client.FindAsync<PersistentVolumeClaim>(new ObjectKey(ns, name), cancel);

    public Task<PersistentVolume?> VolumeAsync(string name, CancellationToken cancel) => client.FindAsync<PersistentVolume>(new ObjectKey("", name), cancel);

    public Task<RuntimeClass?> RuntimeClassAsync(string name, CancellationToken cancel) => client.FindAsync<RuntimeClass>(new ObjectKey("", name), cancel);

    public async Task<TokenRequestStatus> TokenAsync(string ns, string serviceAccount, TokenRequestSpec request, CancellationToken cancel)
    {
        var answer = await client.CreateSubresourceAsync(ServiceAccountKind.Kind, new ObjectKey(ns, serviceAccount), "token", TokenRequestKind.Kind, new TokenRequest { Spec = request }, null, cancel);
        return ((TokenRequest)answer!).Status;
    }

    /// <summary>From the cache where it has one; before that, straight from the API.</summary>
    private async Task<T?> GetAsync<T>(string ns, string name, CancellationToken cancel) where T : class, IApiType<T>, IApiObject
    {
        var key = new ObjectKey(ns, name);
        Followed? followed;
        lock (_gate)
        {
            followed = _followed.GetValueOrDefault((Kinds.Of<T>(), key));
        }
        return followed is { Informer.HasSynced: true } ? (T?)followed.Informer.Get(key) : await client.FindAsync<T>(key, cancel);
    }

    private void Start(Followed followed)
    {
        followed.Informer.OnChange(_ =>
        {
            string[] pods;
            lock (_gate)
            {
                pods = [.. followed.Pods];
            }
            foreach (var pod in pods)
            {
                Changed(pod);
            }
        });
        spawner.Spawn($"informer of {followed.Informer.Scope}", async host =>
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(followed.Stop.Token, host);
            try
            {
                await followed.Informer.RunAsync(both.Token);
            }
            catch (OperationCanceledException) when (followed.Stop.IsCancellationRequested)
            {
                // No pod names it any more.
            }
        });
    }

    private void Release(string uid, Func<(Kind, ObjectKey), bool> isKept)
    {
        foreach (var (key, followed) in _followed.Where(f => f.Value.Pods.Contains(uid) && !isKept(f.Key)).ToArray())
        {
            followed.Pods.Remove(uid);
            if (followed.Pods.Count == 0)
            {
                _followed.Remove(key);
                followed.Stop.Cancel();
            }
        }
    }

    private sealed class Followed(Informer informer)
    {
        public Informer Informer => informer;

        public HashSet<string> Pods { get; } = new(StringComparer.Ordinal);

        public CancellationTokenSource Stop { get; } = new();
    }
}
