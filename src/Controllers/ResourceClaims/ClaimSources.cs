using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>The caches of pods, claims and templates, and which changes ask for work.</summary>
internal sealed class ClaimSources
{
    private const string ByClaim = "claim";
    private const string ByTemplate = "claim template";
    private const string ByOwner = "pod";

    private readonly WorkQueue<ClaimWork> queue;

    public ClaimSources(ControllerContext context, WorkQueue<ClaimWork> queue)
    {
        this.queue = queue;
        Pods = context.Informers.Of<Pod>();
        Claims = context.Informers.Of<ResourceClaim>();
        Templates = context.Informers.Of<ResourceClaimTemplate>();
        Pods.AddIndex(ByClaim, static p => NamesOf(p).Select(n => new ObjectKey(p.Metadata.Namespace, n).ToString()));
        Pods.AddIndex(ByTemplate, static p => p.Spec.ResourceClaims.ToArray().Where(static e => e.ResourceClaimTemplateName is not null).Select(e => new ObjectKey(p.Metadata.Namespace, e.ResourceClaimTemplateName!).ToString()));
        Claims.AddIndex(ByOwner, static c => c.OwningPod() is { } pod ? [pod.Uid] : []);
        Pods.OnChange(OnPod);
        Claims.OnChange(OnClaim);
        Templates.OnChange(c =>
        {
            if (c.After is { } template) foreach (var pod in Pods.Find(ByTemplate, ObjectKey.Of(template).ToString())) queue.Add(new(true, ObjectKey.Of(pod)));
        });
    }

    public Informer<Pod> Pods { get; }

    public Informer<ResourceClaim> Claims { get; }

    public Informer<ResourceClaimTemplate> Templates { get; }

    public IReadOnlyList<ResourceClaim> MadeFor(Pod pod) => Claims.Find(ByOwner, pod.Metadata.Uid);

    private void OnPod(ObjectChange<Pod> change)
    {
        var pod = change.Subject;
        if (!pod.HasClaims()) return;
        if (change.IsDeleted || pod.IsDone())
        {
            foreach (var name in NamesOf(pod)) queue.Add(new(false, new(pod.Metadata.Namespace, name)));
            foreach (var claim in MadeFor(pod)) queue.Add(new(false, ObjectKey.Of(claim)));
        }

        if (!change.IsDeleted && !pod.IsBeingDeleted()) queue.Add(new(true, ObjectKey.Of(pod)));
    }

    private void OnClaim(ObjectChange<ResourceClaim> change)
    {
        var claim = change.Subject;
        if (!change.IsDeleted) queue.Add(new(false, ObjectKey.Of(claim)));
        foreach (var pod in Pods.Find(ByClaim, ObjectKey.Of(claim).ToString())) if (!pod.IsBeingDeleted()) queue.Add(new(true, ObjectKey.Of(pod)));
    }

    /// <summary>The claims a pod names or was given.</summary>
    private static IEnumerable<string> NamesOf(Pod pod)
    {
        foreach (var entry in pod.Spec.ResourceClaims.ToArray()) if (PodClaimName.Of(pod, entry).Name is { } name) yield return name;
        if (pod.Status.ExtendedResourceClaimStatus is { } extended) yield return extended.ResourceClaimName;
    }
}
