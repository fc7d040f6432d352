using Keles.Api.Resource.V1;
using Keles.Controllers.ResourceClaims;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.ResourceClaims;

/// <summary>What becomes of a claim when users come and go.</summary>
public sealed class ClaimDecisionTests
{
    private static readonly ResourceClaimConsumerReference A = new() { Resource = "pods", Name = "a", Uid = "uid-a" };
    private static readonly ResourceClaimConsumerReference B = new() { Resource = "pods", Name = "b", Uid = "uid-b" };
    private static readonly ResourceClaimConsumerReference Other = new() { ApiGroup = "example.com", Resource = "groups", Name = "g", Uid = "uid-g" };
    private static readonly AllocationResult Devices = new() { Devices = new() { Results = [new() { Request = "r", Driver = "d", Pool = "p", Device = "x" }] } };

    [Fact]
    public void Nothing_is_done_to_a_claim_in_use() => Expect(Claim([A, B]), [A, B], "");

    [Fact]
    public void A_user_that_is_gone_is_taken_off() => Expect(Claim([A, B]), [B], "status b allocated");

    [Fact]
    public void With_the_last_user_the_devices_go_back() => Expect(Claim([A]), [], "status - free, finalizer");

    [Fact]
    public void A_claim_that_was_not_used_yet_keeps_its_devices() => Expect(Claim([]), [], "");

    [Fact]
    public void A_claim_that_is_to_go_gives_its_devices_back_when_nobody_uses_it() => Expect(Going(Claim([])), [], "status - free, finalizer");

    [Fact]
    public void A_claim_that_is_to_go_stays_while_it_is_used() => Expect(Going(Claim([A])), [A], "");

    [Fact]
    public void A_claim_that_is_to_go_and_has_nothing_is_let_go() => Expect(Going(Claim([], allocated: false)), [], "finalizer");

    [Fact]
    public void Devices_that_this_system_did_not_give_are_not_taken() => Expect(Claim([A], isProtected: false), [], "status - allocated");

    [Fact]
    public void A_claim_made_for_a_pod_goes_with_its_end() => Expect(Claim([A]), [], "status - free, finalizer, delete", ownerIsDone: true);

    [Fact]
    public void A_claim_made_for_a_pod_stays_while_another_uses_it() => Expect(Claim([A, B]), [B], "status b allocated", ownerIsDone: true);

    [Fact]
    public void A_user_of_an_unknown_sort_keeps_the_devices() => Expect(Claim([A, Other]), [Other], "status g allocated");

    private static void Expect(ResourceClaim claim, Items<ResourceClaimConsumerReference> users, string decision, bool ownerIsDone = false)
    {
        var d = ClaimDecision.Of(claim, users, ownerIsDone);
        var parts = new List<string>();
        if (d.Status is { } s) parts.Add($"status {(s.ReservedFor.IsEmpty ? "-" : string.Join('+', s.ReservedFor.Select(static r => r.Name)))} {(s.Allocation is null ? "free" : "allocated")}");
        if (d.DropsFinalizer) parts.Add("finalizer");
        if (d.Deletes) parts.Add("delete");
        Assert.Equal(decision, string.Join(", ", parts));
    }

    private static ResourceClaim Claim(Items<ResourceClaimConsumerReference> users, bool allocated = true, bool isProtected = true) => new()
    {
        Metadata = new() { Name = "c", Namespace = "shop", Finalizers = isProtected ? [ClaimUse.Finalizer] : [] },
        Status = new() { Allocation = allocated ? Devices : null, ReservedFor = users },
    };

    private static ResourceClaim Going(ResourceClaim claim) => claim with { Metadata = claim.Metadata with { DeletionTimestamp = Time.From(DateTimeOffset.UnixEpoch) } };
}
