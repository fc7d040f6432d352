using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Controllers.ResourceClaims;
using Keles.Fakes;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.ResourceClaims;

/// <summary>Sees every change of claims and pods, and notes what must never be: two claims for one entry of a pod; a claim, its devices or its reservation taken from a pod that may still run.</summary>
internal sealed class ClaimLedger
{
    private readonly Dictionary<string, Pod> pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceClaim> claims = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    public ClaimLedger(FakeApi api) => api.Sees = See;

    /// <summary>What changes now is done by the test itself.</summary>
    public bool IsMine { get; set; }

    public void Check() => Assert.Empty(wrong);

    private void See(IApiObject? before, IApiObject? after)
    {
        if ((after ?? before) is Pod pod)
        {
            if (after is null) pods.Remove(pod.Metadata.Uid);
            else pods[pod.Metadata.Uid] = pod;
        }

        if ((after ?? before) is not ResourceClaim claim) return;
        if (!IsMine && before is ResourceClaim was) Taken(was, after as ResourceClaim);
        if (after is null) claims.Remove(claim.Metadata.Uid);
        else claims[claim.Metadata.Uid] = claim;
        foreach (var twins in claims.Values.Where(static c => c.OwningPod() is not null && c.Metadata.DeletionTimestamp is null).GroupBy(static c => (c.OwningPod()!.Uid, c.Metadata.Annotations.Get(ClaimUse.PodClaimAnnotation))))
        {
            if (twins.Count() > 1) wrong.Add($"{twins.Count()} claims for entry {twins.Key.Item2} of {twins.First().OwningPod()!.Name}");
        }
    }

    private void Taken(ResourceClaim before, ResourceClaim? after)
    {
        foreach (var user in before.Status.ReservedFor)
        {
            if (!pods.TryGetValue(user.Uid, out var pod) || pod.IsDone()) continue;
            if (after is null || !after.Status.ReservedFor.Contains(user)) wrong.Add($"{before.Metadata.Name} was taken from {user.Name}");
            if (after?.Status.Allocation is null) wrong.Add($"the devices of {before.Metadata.Name} were taken from {user.Name}");
        }

        if (after is null or { Metadata.DeletionTimestamp: not null } && before.Metadata.DeletionTimestamp is null && before.OwningPod() is { } owner && pods.TryGetValue(owner.Uid, out var made) && !made.IsDone()) wrong.Add($"{before.Metadata.Name} was deleted although {owner.Name} may run");
    }
}
