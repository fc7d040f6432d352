using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.EphemeralVolumes;

public sealed class EphemeralVolumeTests
{
    private readonly Bench bench = new(["ephemeral-volume-controller"]);

    [Fact]
    public void A_pods_own_volume_gets_a_claim_that_goes_with_the_pod()
    {
        var pod = bench.Create(Pod());
        bench.Settle();
        var claim = Assert.Single(bench.Api.List<PersistentVolumeClaim>());
        var owner = Assert.Single(claim.Metadata.OwnerReferences);
        Assert.Equal(("p-scratch", "Pod", "p", pod.Metadata.Uid, true, true), (claim.Metadata.Name, owner.Kind, owner.Name, owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
        Assert.Equal(("disk", "yes", "10Mi"), (claim.Metadata.Labels["kind"], claim.Metadata.Annotations["note"], claim.Spec.Resources.Requests["storage"].ToString()));
        bench.Api.Remove<PersistentVolumeClaim>(ObjectKey.Of(claim));
        bench.Settle();
        Assert.Single(bench.Api.List<PersistentVolumeClaim>());
    }

    [Fact]
    public void Anothers_claim_is_not_taken_and_the_pod_is_told_until_it_is_gone()
    {
        bench.Api.Put(new PersistentVolumeClaim { Metadata = new() { Name = "p-scratch", Namespace = A.Ns } });
        bench.Create(Pod());
        bench.Settle();
        Assert.Contains("Warning FailedBinding ephemeral volume scratch: PVC shop/p-scratch was not created for pod shop/p (pod is not owner)", bench.EventTexts);
        bench.Api.Remove<PersistentVolumeClaim>(new(A.Ns, "p-scratch"));
        bench.Until(() => bench.Api.List<PersistentVolumeClaim>() is [{ Metadata.OwnerReferences.Count: 1 }], "a claim of the pod's own");
    }

    [Fact]
    public void A_refusal_is_told_and_tried_again()
    {
        bench.Api.Refuse = static r => r is { Verb: "create", Kind.Name: "PersistentVolumeClaim" } ? FakeErrors.Forbidden(PersistentVolumeClaimKind.Kind, "p-scratch", "exceeded quota: q") : null;
        bench.Create(Pod());
        bench.Settle();
        Assert.Contains(bench.EventTexts, static e => e.StartsWith("Warning FailedBinding ephemeral volume scratch: create PVC p-scratch: persistentvolumeclaims \"p-scratch\" is forbidden: exceeded quota: q", StringComparison.Ordinal));
        bench.Api.Refuse = null;
        bench.Until(() => bench.Api.List<PersistentVolumeClaim>().Count == 1, "the claim");
    }

    [Fact]
    public void A_pod_that_goes_gets_no_claim()
    {
        bench.Api.Put(Pod() is var p ? p with { Metadata = p.Metadata with { DeletionTimestamp = Time.From(bench.Now) } } : null!);
        bench.Settle();
        Assert.Empty(bench.Api.List<PersistentVolumeClaim>());
    }

    private static Pod Pod() => A.Pod("p") is var p ? p with
    {
        Spec = p.Spec with
        {
            Volumes =
            [
                new() { Name = "tmp", EmptyDir = new() },
                new()
                {
                    Name = "scratch",
                    Ephemeral = new()
                    {
                        VolumeClaimTemplate = new()
                        {
                            Metadata = new() { Labels = A.Labels(("kind", "disk")), Annotations = A.Labels(("note", "yes")) },
                            Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = OrderedMap<Quantity>.Of(("storage", Quantity.Parse("10Mi"))) } },
                        },
                    },
                },
            ],
        },
    } : null!;
}
