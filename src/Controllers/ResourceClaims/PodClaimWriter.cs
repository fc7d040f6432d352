using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>Makes the claims that a pod's entries ask for, and finds those that were made and not noted.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects <c>doubtful</c>: pods for which a claim may have been made although the answer said otherwise.</remarks>
internal sealed class PodClaimWriter(IApiClient client, ClaimSources sources, PendingWrites<ClaimWork> pending)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> doubtful = new(StringComparer.Ordinal);

    /// <summary>The claims that were made for the pod: from the cache, or from the API when one may be missing there.</summary>
    public async Task<IReadOnlyList<ResourceClaim>> OwnAsync(Pod pod, CancellationToken cancel)
    {
        var uid = pod.Metadata.Uid;
        lock (gate) if (!doubtful.Contains(uid)) return sources.MadeFor(pod);
        ResourceClaim[] own = [.. (await client.ListAsync<ResourceClaim>(pod.Metadata.Namespace, ListQuery.All, cancel)).Items.Where(c => c.OwningPod()?.Uid == uid)];
        foreach (var claim in own) pending.Wrote(new(true, ObjectKey.Of(pod)), sources.Claims.Untyped, claim);
        lock (gate) doubtful.Remove(uid);
        return own;
    }

    /// <summary>The claim of an entry that has none, or whose claim is gone; null when none is to be made.</summary>
    /// <param name="own">What was made for the pod.</param>
    /// <exception cref="PodClaimException">It cannot be made.</exception>
    public async Task<ResourceClaim?> EnsureAsync(Pod pod, PodResourceClaim entry, IReadOnlyList<ResourceClaim> own, CancellationToken cancel)
    {
        var name = PodClaimName.Of(pod, entry);
        if (name.Problem.Length > 0 && !name.IsMissing) throw new PodClaimException($"checking for claim before creating it: {name.Problem}");
        if (entry.ResourceClaimTemplateName is not { } templateName || (name.Problem.Length == 0 && name.Name is null)) return null;
        if (name.Name is { } known && await IsThereAsync(pod, known, cancel)) return null;
        if (own.Where(c => c.Metadata.DeletionTimestamp is null && c.Metadata.Annotations.Get(ClaimUse.PodClaimAnnotation) == entry.Name).MinBy(static c => c.Metadata.Name, StringComparer.Ordinal) is { } made) return made;
        if (sources.Templates.Get(pod.Metadata.Namespace, templateName) is not { } template)
        {
            throw new PodClaimException($"resource claim template \"{templateName}\": resourceclaimtemplate.resource.k8s.io \"{templateName}\" not found") { IsWaited = true };
        }

        return await CreateAsync(pod, TemplateClaim.Make(pod, entry, template), cancel);
    }

    /// <summary>Notes in the pod which claims were made for it.</summary>
    public async Task NoteAsync(Pod pod, IReadOnlyDictionary<string, string> made, CancellationToken cancel)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid },
            ["status"] = new JsonObject
            {
                ["resourceClaimStatuses"] = new JsonArray([.. made.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => new JsonObject { ["name"] = m.Key, ["resourceClaimName"] = m.Value })]),
            },
        };
        var written = await client.PatchAsync<Pod>(ObjectKey.Of(pod), Patch.Strategic(patch), "status", null, cancel);
        pending.Wrote(new(true, ObjectKey.Of(pod)), sources.Pods.Untyped, written);
    }

    /// <summary>A claim that was noted may have been deleted by mistake; that the cache does not know it may only mean that it is late.</summary>
    private async Task<bool> IsThereAsync(Pod pod, string name, CancellationToken cancel)
    {
        var key = new ObjectKey(pod.Metadata.Namespace, name);
        var claim = sources.Claims.Get(key) ?? await client.FindAsync<ResourceClaim>(key, cancel);
        return claim is not null && claim.WhyNotOf(pod).Length == 0;
    }

    private async Task<ResourceClaim> CreateAsync(Pod pod, ResourceClaim claim, CancellationToken cancel)
    {
        try
        {
            var made = await client.CreateAsync(claim, null, cancel);
            ResourceClaimMetrics.Created(claim, failed: false);
            pending.Wrote(new(true, ObjectKey.Of(pod)), sources.Claims.Untyped, made);
            return made;
        }
        catch (ApiException e)
        {
            if (e.IsTransient) lock (gate) doubtful.Add(pod.Metadata.Uid);
            ResourceClaimMetrics.Created(claim, failed: true);
            throw new PodClaimException($"create ResourceClaim : {e.Message}", e);
        }
    }
}
