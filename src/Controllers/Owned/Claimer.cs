using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Owned;

/// <summary>Carries claims out: sets and takes away owner references, guarded by uid and version.</summary>
/// <param name="finalizer">Comes and goes with the reference; empty where there is none.</param>
internal sealed class Claimer(IApiClient client, string finalizer = "")
{
    /// <summary>The objects that are the owner's after adopting and releasing.</summary>
    public async Task<IReadOnlyList<T>> ClaimAsync<TOwner, T>(TOwner owner, Selector selector, IEnumerable<T> candidates, CancellationToken cancel, Func<T, bool>? fits = null)
        where TOwner : class, IApiType<TOwner>, IApiObject where T : class, IApiType<T>, IApiObject
    {
        var claims = Claims<T>.For(owner, selector, candidates, fits);
        foreach (var one in claims.Release) await ChangeOwnersAsync(one, one.Metadata.OwnerReferences.Where(o => o.Uid != owner.Metadata.Uid), one.Metadata.Finalizers.Where(f => f != finalizer), cancel);
        if (claims.Adopt.Count == 0) return claims.Owned;
        if (!await MayAdoptAsync(owner, cancel)) return claims.Owned;
        var owned = new List<T>(claims.Owned);
        foreach (var one in claims.Adopt)
        {
            var reference = Owners.ControllerOf(Kinds.Of<TOwner>(), owner);
            if (await ChangeOwnersAsync(one, one.Metadata.OwnerReferences.Where(o => o.Uid != owner.Metadata.Uid).Add(reference), WithFinalizer(one.Metadata), cancel) is { } adopted) owned.Add(adopted);
        }

        return owned;
    }

    /// <summary>The cache may not know yet that the owner is going away or was replaced: an orphan must not be taken by a ghost.</summary>
    private async Task<bool> MayAdoptAsync<TOwner>(TOwner owner, CancellationToken cancel) where TOwner : class, IApiType<TOwner>, IApiObject =>
        await client.FindAsync<TOwner>(ObjectKey.Of(owner), cancel) is { Metadata.DeletionTimestamp: null } fresh && fresh.Metadata.Uid == owner.Metadata.Uid;

    private Items<string> WithFinalizer(ObjectMeta metadata) =>
        finalizer.Length == 0 || metadata.Finalizers.Contains(finalizer) ? metadata.Finalizers : metadata.Finalizers.Add(finalizer);

    private async Task<T?> ChangeOwnersAsync<T>(T value, Items<OwnerReference> owners, Items<string> finalizers, CancellationToken cancel) where T : class, IApiType<T>, IApiObject
    {
        try
        {
            return await client.PatchAsync<T>(ObjectKey.Of(value), finalizers == value.Metadata.Finalizers ? MetadataPatches.Owners(value.Metadata, owners) : MetadataPatches.OwnersAndFinalizers(value.Metadata, owners, finalizers), cancel: cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}
