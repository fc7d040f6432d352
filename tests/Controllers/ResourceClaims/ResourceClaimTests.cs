using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Controllers.ResourceClaims;
using Keles.Fakes;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.ResourceClaims;

/// <summary>Claims of pods from beginning to end.</summary>
public sealed class ResourceClaimTests
{
    private readonly Bench bench = new(["resource-claim-controller"]);

    private IReadOnlyList<ResourceClaim> Claims => bench.Api.List<ResourceClaim>();

    [Fact]
    public void A_claim_is_made_from_the_template_and_noted_in_the_pod()
    {
        bench.Api.Put(C.Template());
        var pod = bench.Create(C.Pod("web", "gpu"));
        bench.Settle();
        var claim = Assert.Single(Claims);
        Assert.StartsWith("web-gpu-", claim.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal("{note=x, resource.kubernetes.io/pod-claim-name=gpu}", claim.Metadata.Annotations.ToString());
        Assert.Equal("web", claim.Metadata.Labels["app"]);
        var owner = claim.Metadata.OwnerReferences[0];
        Assert.Equal(("v1", "Pod", "web", pod.Metadata.Uid, true, true), (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
        Assert.Equal("gpu", claim.Spec.Devices.Requests[0].Exactly!.DeviceClassName);
        Assert.Equal([new() { Name = "gpu", ResourceClaimName = claim.Metadata.Name }], bench.Pods[0].Status.ResourceClaimStatuses);
        Assert.Equal(2, bench.Api.Writes.Count);
    }

    [Fact]
    public void Each_entry_of_each_pod_has_its_own()
    {
        bench.Api.Put(C.Template());
        bench.Create(C.Pod("a", "x", "y", "shared=s"));
        bench.Create(C.Pod("b", "x"));
        bench.Settle();
        Assert.Equal(3, Claims.Count);
        Assert.Equal(["x", "y"], bench.Api.Get<Pod>(A.Ns, "a").Status.ResourceClaimStatuses.Select(static s => s.Name));
    }

    [Fact]
    public void A_claim_that_was_made_and_not_noted_is_found_again()
    {
        bench.Api.Put(C.Template());
        var refuse = true;
        bench.Api.Refuse = r => refuse && r.Verb == "patch" ? FakeErrors.Unavailable() : null;
        bench.Create(C.Pod("web", "gpu"));
        bench.Advance(TimeSpan.FromSeconds(1));
        refuse = false;
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Assert.Single(Claims).Metadata.Name, bench.Pods[0].Status.ResourceClaimStatuses[0].ResourceClaimName);
    }

    [Fact]
    public void A_template_that_is_missing_is_told_and_waited_for()
    {
        bench.Create(C.Pod("web", "gpu"));
        bench.Settle();
        Assert.Contains("Warning FailedResourceClaimCreation PodResourceClaim gpu: resource claim template \"gpus\": resourceclaimtemplate.resource.k8s.io \"gpus\" not found", bench.EventTexts);
        bench.Api.Put(C.Template());
        bench.Settle();
        Assert.Single(Claims);
    }

    [Fact]
    public void A_claim_that_is_refused_is_told_and_tried_again()
    {
        bench.Api.Put(C.Template());
        var refuse = true;
        bench.Api.Refuse = r => refuse && r is { Verb: "create", Kind.Name: "ResourceClaim" } ? FakeErrors.Forbidden(r.Kind, "", "no admin access here") : null;
        bench.Create(C.Pod("web", "gpu"));
        bench.Settle();
        Assert.Contains(bench.EventTexts, static t => t.StartsWith("Warning FailedResourceClaimCreation PodResourceClaim gpu: create ResourceClaim : ", StringComparison.Ordinal) && t.Contains("no admin access here", StringComparison.Ordinal));
        refuse = false;
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(Claims);
    }

    [Fact]
    public void A_claim_that_was_deleted_by_mistake_is_made_anew()
    {
        bench.Api.Put(C.Template());
        bench.Create(C.Pod("web", "gpu"));
        bench.Settle();
        bench.Delete<ResourceClaim>(A.Ns, Claims[0].Metadata.Name);
        bench.Settle();
        Assert.Equal(Assert.Single(Claims).Metadata.Name, bench.Pods[0].Status.ResourceClaimStatuses[0].ResourceClaimName);
    }

    [Fact]
    public void When_the_pod_has_ended_its_claim_goes()
    {
        var pod = Scheduled();
        bench.Api.Change<Pod>(ObjectKey.Of(pod), static p => p with { Status = p.Status with { Phase = "Succeeded" } });
        bench.Settle();
        Assert.Empty(Claims);
    }

    [Fact]
    public void Devices_of_a_claim_go_back_with_its_last_pod()
    {
        var (a, b) = (bench.Create(C.Pod("a", "x=shared")), bench.Create(C.Pod("b", "x=shared")));
        bench.Api.Put(C.Claim("shared").Given("gpu-0", a, b));
        bench.Settle();
        bench.Api.Remove<Pod>(ObjectKey.Of(a));
        bench.Settle();
        Assert.Equal((1, true), (Claims[0].Status.ReservedFor.Count, Claims[0].Status.Allocation is not null));
        bench.Api.Change<Pod>(ObjectKey.Of(b), static p => p with { Status = p.Status with { Phase = "Failed" } });
        bench.Settle();
        Assert.Equal((0, true, 0), (Claims[0].Status.ReservedFor.Count, Claims[0].Status.Allocation is null, Claims[0].Metadata.Finalizers.Count));
    }

    [Fact]
    public void A_pod_that_is_only_going_away_keeps_its_claim()
    {
        var pod = Scheduled();
        bench.Delete<Pod>(A.Ns, pod.Metadata.Name);
        bench.Settle();
        Assert.True(Claims[0].IsReservedFor(pod));
        bench.Api.Remove<Pod>(ObjectKey.Of(pod));
        bench.Settle();
        Assert.Null(Claims[0].Status.Allocation);
    }

    [Fact]
    public void A_pod_that_came_to_its_node_without_the_scheduler_uses_its_claim_too()
    {
        var a = bench.Create(C.Pod("a", "x=shared"));
        bench.Api.Put(C.Claim("shared").Given("gpu-0", a));
        var pod = C.Pod("b", "x=shared");
        var b = bench.Create(pod with { Spec = pod.Spec with { NodeName = "node-1" } });
        bench.Settle();
        Assert.True(Claims[0].IsReservedFor(b));
    }

    [Fact]
    public void A_pod_that_the_cache_does_not_know_is_asked_for_before_its_claim_is_taken()
    {
        var pod = bench.Create(C.Pod("a", "x=shared"));
        bench.Settle();
        bench.Api.Lag = static r => r.Kind.Name == "Pod" ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;
        bench.Api.EndWatches();
        bench.Advance(TimeSpan.FromSeconds(1));
        var late = bench.Create(C.Pod("late", "x=shared"));
        bench.Api.Put(C.Claim("shared").Given("gpu-0", pod, late));
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.True(Claims[0].IsReservedFor(late));
    }

    [Theory]
    [InlineData("web", "gpu", "web-gpu-")]
    [InlineData("a-very-long-name-of-a-pod-that-somebody-thought-of-one-day", "and-an-entry-that-is-long-as-well", "a-very-long-name-of-a-pod-that-some-and-an-entry-that-is")]
    public void Names_that_are_too_long_are_shortened_by_the_same_part(string pod, string entry, string name) => Assert.Equal(name, TemplateClaim.NameOf(pod, entry));

    /// <summary>A pod whose claim was made, given a device and reserved, and which runs.</summary>
    private Pod Scheduled()
    {
        bench.Api.Put(C.Template());
        var pod = bench.Create(C.Pod("web", "gpu"));
        bench.Settle();
        bench.Api.Put(Claims[0].Given("gpu-0", pod));
        bench.RunPods();
        return pod;
    }
}
