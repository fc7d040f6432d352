using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Volumes;

public sealed class VolumeTests
{
    private readonly Bench bench = new(["persistent-volume-binder"]);

    [Fact]
    public void A_claim_gets_the_smallest_volume_that_fits()
    {
        Put("big", "10Gi");
        Put("fit", "1Gi");
        Put("small", "100Mi");
        Put("other-class", "1Gi", "fast");
        bench.Create(Claim("data", "500Mi"));
        bench.Settle();
        var (claim, volume) = (ClaimNow(), VolumeNow("fit"));
        Assert.Equal(("fit", "Bound", "1Gi", "yes", "yes"), (claim.Spec.VolumeName, claim.Status.Phase, claim.Status.Capacity["storage"].ToString(), claim.Metadata.Annotations["pv.kubernetes.io/bind-completed"], claim.Metadata.Annotations["pv.kubernetes.io/bound-by-controller"]));
        Assert.Equal(("Bound", claim.Metadata.Uid, "yes"), (volume.Status.Phase, volume.Spec.ClaimRef!.Uid, volume.Metadata.Annotations["pv.kubernetes.io/bound-by-controller"]));
        Assert.Equal("Available", VolumeNow("big").Status.Phase);
    }

    [Fact]
    public void A_claim_waits_for_a_volume_and_says_so()
    {
        bench.Create(Claim("data", "1Gi", storageClass: ""));
        bench.Settle();
        Assert.Contains("Normal FailedBinding no persistent volumes available for this claim and no storage class is set", bench.EventTexts);
        Assert.Equal("Pending", ClaimNow().Status.Phase);
        Put("late", "1Gi", "");
        Assert.Equal("late", ClaimNow().Spec.VolumeName);
    }

    [Fact]
    public void Two_claims_never_share_a_volume()
    {
        Put("one", "1Gi");
        Put("two", "1Gi");
        bench.Create(Claim("a", "1Gi"));
        bench.Create(Claim("b", "1Gi"));
        bench.Create(Claim("c", "1Gi"));
        bench.Advance(TimeSpan.FromSeconds(1));
        var bound = bench.Api.List<PersistentVolumeClaim>().Where(c => c.Status.Phase == "Bound").Select(c => c.Spec.VolumeName).ToArray();
        Assert.Equal(["one", "two"], bound.Order());
    }

    [Fact]
    public void A_volume_reserved_by_name_waits_for_its_claim()
    {
        Put("reserved", "1Gi");
        bench.Api.Change<PersistentVolume>(new("reserved"), v => v with { Spec = v.Spec with { ClaimRef = new() { Namespace = A.Ns, Name = "data" } } });
        bench.Settle();
        bench.Create(Claim("other", "1Gi"));
        bench.Create(Claim("data", "1Gi"));
        bench.Settle();
        Assert.Equal(("reserved", ""), (ClaimNow().Spec.VolumeName, bench.Api.Get<PersistentVolumeClaim>(A.Ns, "other").Spec.VolumeName));
    }

    [Fact]
    public void A_retained_volume_is_released_when_its_claim_goes_and_never_given_again()
    {
        Put("fit", "1Gi");
        bench.Create(Claim("data", "1Gi"));
        bench.Settle();
        bench.Delete<PersistentVolumeClaim>(A.Ns, "data");
        bench.Settle();
        Assert.Equal("Released", VolumeNow("fit").Status.Phase);
        bench.Create(Claim("data", "1Gi"));
        bench.Settle();
        Assert.Equal(("Released", "Pending"), (VolumeNow("fit").Status.Phase, ClaimNow().Status.Phase));
    }

    [Fact]
    public void A_recycle_policy_is_refused()
    {
        Put("fit", "1Gi", policy: "Recycle");
        bench.Create(Claim("data", "1Gi"));
        bench.Settle();
        bench.Delete<PersistentVolumeClaim>(A.Ns, "data");
        bench.Settle();
        Assert.Equal(("Failed", "No recycler plugin found for the volume!"), (VolumeNow("fit").Status.Phase, VolumeNow("fit").Status.Message));
    }

    [Fact]
    public void A_claim_whose_volume_is_gone_is_lost()
    {
        Put("fit", "1Gi");
        bench.Create(Claim("data", "1Gi"));
        bench.Settle();
        bench.Api.Remove<PersistentVolume>(new("fit"));
        bench.Settle();
        Assert.Equal("Lost", ClaimNow().Status.Phase);
        Assert.Contains("Warning ClaimLost Bound claim has lost its PersistentVolume. Data on the volume is lost!", bench.EventTexts);
    }

    [Fact]
    public void A_claim_that_asks_for_a_volume_by_name_is_told_why_it_cannot_have_it()
    {
        Put("tiny", "1Mi");
        bench.Create(Claim("data", "1Gi") with { Spec = Claim("data", "1Gi").Spec with { VolumeName = "tiny" } });
        bench.Settle();
        Assert.Contains("Warning VolumeMismatch Cannot bind to requested volume \"tiny\": requested PV is too small", bench.EventTexts);
    }

    [Fact]
    public void The_standard_class_waits_for_the_node_and_makes_a_directory_volume_there()
    {
        Standard();
        bench.Create(Claim("data", "2Gi", "standard"));
        bench.Settle();
        Assert.Contains("Normal WaitForFirstConsumer waiting for first consumer to be created before binding", bench.EventTexts);
        Select("node-2");
        var volume = VolumeNow(ClaimNow().Spec.VolumeName);
        Assert.Equal($"pvc-{ClaimNow().Metadata.Uid}", volume.Metadata.Name);
        Assert.Equal(("Bound", "2Gi", "Delete", "standard"), (volume.Status.Phase, volume.Spec.Capacity["storage"].ToString(), volume.Spec.PersistentVolumeReclaimPolicy, volume.Spec.StorageClassName));
        Assert.Equal($"/var/lib/keles/volumes/{volume.Metadata.Name}_shop_data", volume.Spec.Local!.Path);
        Assert.Equal("node-2", volume.Spec.NodeAffinity!.Required!.NodeSelectorTerms[0].MatchExpressions[0].Values[0]);
        Assert.Equal("keles.io/local-path", ClaimNow().Metadata.Annotations["volume.kubernetes.io/storage-provisioner"]);
        Assert.Contains($"Normal ProvisioningSucceeded Successfully provisioned volume {volume.Metadata.Name}", bench.EventTexts);
    }

    [Fact]
    public void A_deleted_claims_directory_is_left_to_its_node_and_without_the_node_forgotten()
    {
        Standard();
        bench.Create(Claim("data", "2Gi", "standard"));
        bench.Settle();
        Select("node-2");
        var name = ClaimNow().Spec.VolumeName;
        bench.Delete<PersistentVolumeClaim>(A.Ns, "data");
        bench.Settle();
        Assert.Equal((true, "keles.io/local-path"), (VolumeNow(name).Metadata.DeletionTimestamp is not null, VolumeNow(name).Metadata.Finalizers[0]));
        bench.Delete<Node>("", "node-2");
        bench.Settle();
        Assert.Null(bench.Api.Find<PersistentVolume>(new(name)));
    }

    [Fact]
    public void What_a_directory_cannot_be_is_refused()
    {
        Standard();
        bench.Create(Claim("data", "2Gi", "standard", "ReadWriteMany"));
        bench.Settle();
        Select("node-1");
        Assert.Contains(bench.EventTexts, e => e.StartsWith("Warning ProvisioningFailed", StringComparison.Ordinal));
        Assert.Empty(bench.Api.List<PersistentVolume>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Binding_ends_whole_whatever_fails_on_the_way(ulong seed)
    {
        var shaken = new Bench(["persistent-volume-binder"], seed: seed);
        var random = shaken.Simulated.Simulation.Random.Fork("failures");
        shaken.Api.Refuse = r => r.User.StartsWith("system:", StringComparison.Ordinal) && random.NextUInt64() % 3 == 0 ? FakeErrors.Unavailable() : null;
        for (var i = 0; i < 5; i++)
        {
            shaken.Api.Put(Volume($"v{i}", "1Gi", "manual", "Retain"));
            shaken.Create(Claim($"c{i}", "1Gi"));
        }

        shaken.Until(() => shaken.Api.List<PersistentVolumeClaim>().All(c => c.Status.Phase == "Bound"), "all claims to be bound");
        Assert.Equal(5, shaken.Api.List<PersistentVolumeClaim>().Select(c => c.Spec.VolumeName).Distinct().Count());
        Assert.All(shaken.Api.List<PersistentVolumeClaim>(), c => Assert.Equal(c.Metadata.Uid, shaken.Api.Get<PersistentVolume>("", c.Spec.VolumeName).Spec.ClaimRef!.Uid));
    }

    private void Standard()
    {
        foreach (var name in (string[])["node-1", "node-2"]) bench.Api.Put(new Node { Metadata = new() { Name = name, Labels = A.Labels(("kubernetes.io/hostname", name)) } });
        bench.Api.Put(new StorageClass { Metadata = new() { Name = "standard" }, Provisioner = "keles.io/local-path", ReclaimPolicy = "Delete", VolumeBindingMode = "WaitForFirstConsumer" });
        bench.Settle();
    }

    private void Select(string node)
    {
        bench.Update<PersistentVolumeClaim>(A.Ns, "data", c => c with { Metadata = c.Metadata with { Annotations = c.Metadata.Annotations.With("volume.kubernetes.io/selected-node", node) } });
        bench.Advance(TimeSpan.FromSeconds(1));
    }

    private void Put(string name, string size, string storageClass = "manual", string policy = "Retain")
    {
        bench.Api.Put(Volume(name, size, storageClass, policy));
        bench.Settle();
    }

    private static PersistentVolume Volume(string name, string size, string storageClass, string policy) => new()
    {
        Metadata = new() { Name = name },
        Spec = new() { Capacity = OrderedMap<Quantity>.Of(("storage", Quantity.Parse(size))), AccessModes = ["ReadWriteOnce"], StorageClassName = storageClass, PersistentVolumeReclaimPolicy = policy, HostPath = new() { Path = "/x" } },
    };

    private static PersistentVolumeClaim Claim(string name, string size, string storageClass = "manual", string mode = "ReadWriteOnce") => new()
    {
        Metadata = new() { Name = name, Namespace = A.Ns },
        Spec = new() { AccessModes = [mode], StorageClassName = storageClass, Resources = new() { Requests = OrderedMap<Quantity>.Of(("storage", Quantity.Parse(size))) } },
    };

    private PersistentVolumeClaim ClaimNow() => bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data");

    private PersistentVolume VolumeNow(string name) => bench.Api.Get<PersistentVolume>("", name);
}
