using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>The pods that are a job's own, after taking what fits and letting go what does not.</summary>
internal sealed class OwnPods(IApiClient client, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    private const string UidLabel = "batch.kubernetes.io/controller-uid";

    private readonly Claimer claimer = new(client, JobNames.Finalizer);

    public Task<IReadOnlyList<Pod>> ClaimAsync(Job job, CancellationToken cancel) =>
        claimer.ClaimAsync(job, Selector.From(job.Spec.Selector), pods.CandidatesOf(job), cancel);

    /// <summary>As the API knows them now: after a write of which nobody knows what came of it.</summary>
    public async Task<IReadOnlyList<Pod>> ReadAsync(Job job, CancellationToken cancel)
    {
        var labels = job.Spec.Selector!.MatchLabels.TryGetValue(UidLabel, out var uid) ? $"{UidLabel}={uid}" : "";
        var all = await client.ListAsync<Pod>(job.Metadata.Namespace, new() { LabelSelector = labels }, cancel);
        Pod[] found = [.. all.Items.Where(p => p.IsControlledBy(job))];
        foreach (var pod in found) pending.Wrote(ObjectKey.Of(job), pods.Untyped, pod);
        return found;
    }
}
