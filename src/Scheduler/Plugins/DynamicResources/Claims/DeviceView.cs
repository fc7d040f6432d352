using Keles.Api.Resource.V1;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Claims, classes and devices as this scheduler's informers show them.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects what is computed from the caches and kept until they change.</remarks>
internal sealed class DeviceView
{
    /// <summary>Every class can be asked for as a plain resource of this name and its own.</summary>
    public const string ImplicitPrefix = "deviceclass.resource.kubernetes.io/";

    private const string ByOwner = "pod";

    private readonly Lock gate = new();
    private readonly Informer<ResourceClaim> claims;
    private readonly Informer<DeviceClass> classes;
    private readonly Informer<ResourceSlice> slices;
    private PoolIndex? pools;
    private Dictionary<string, DeviceClass>? byResource;

    public DeviceView(Informers informers)
    {
        claims = informers.Of<ResourceClaim>();
        claims.AddIndex(ByOwner, static c => c.OwningPod() is { } pod ? [pod.Uid] : []);
        claims.OnChange(c =>
        {
            Ledger.Show(c.Subject.Metadata.Uid, c.After);
            ClaimBell.Ring();
        });
        classes = informers.Of<DeviceClass>();
        classes.OnChange(_ =>
        {
            lock (gate) byResource = null;
        });
        slices = informers.Of<ResourceSlice>();
        slices.OnChange(_ =>
        {
            lock (gate) pools = null;
        });
    }

    public DeviceLedger Ledger { get; } = new();

    /// <summary>Rings when a claim changes.</summary>
    public Bell ClaimBell { get; } = new();

    public PoolIndex Pools
    {
        get
        {
            lock (gate) return pools ??= new(slices.List());
        }
    }

    public ResourceClaim? Claim(ObjectKey key) => claims.Get(key);

    /// <summary>The claims that were made for a pod.</summary>
    public IEnumerable<ResourceClaim> ClaimsOf(string podUid) => claims.Find(ByOwner, podUid);

    public DeviceClass? Class(string name) => classes.Get(new(name));

    /// <summary>The class whose devices stand for a plain resource: of several the newest.</summary>
    public DeviceClass? ClassOf(string resource)
    {
        if (resource.StartsWith(ImplicitPrefix, StringComparison.Ordinal)) return Class(resource[ImplicitPrefix.Length..]);
        lock (gate)
        {
            byResource ??= classes.List().Where(static c => c.Spec.ExtendedResourceName is { Length: > 0 })
                .GroupBy(static c => c.Spec.ExtendedResourceName!, StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => g.OrderByDescending(static c => c.Metadata.CreationTimestamp).ThenBy(static c => c.Metadata.Name, StringComparer.Ordinal).First(), StringComparer.Ordinal);
            return byResource.GetValueOrDefault(resource);
        }
    }

    /// <summary>Waits until the cache shows what was written.</summary>
    public Task SeenAsync(ResourceClaim written, CancellationToken cancel) => claims.WaitForAsync(written.Metadata.ResourceVersion, cancel);
}
