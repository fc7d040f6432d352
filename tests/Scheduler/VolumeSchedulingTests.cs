using Keles.Fakes;
using Keles.Scheduler.Tests.Plugins;

namespace Keles.Scheduler.Tests;

/// <summary>Pods with claims, from their creation to their node, with the test as the binder.</summary>
public sealed class VolumeSchedulingTests
{
    private readonly Bench bench = new();

    public VolumeSchedulingTests()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Api.Put(V.Class(provisioner: "keles.io/local-path"));
    }

    [Fact]
    public void A_pod_waits_for_its_claim_and_goes_when_it_is_bound()
    {
        bench.Schedule(V.PodWith("data"));
        Assert.StartsWith("0/1 nodes are available: persistentvolumeclaim \"data\" not found.", bench.Condition("p").Message);
        bench.Api.Put(V.Volume("v"));
        bench.Api.Put(V.Claim(volume: "v"));
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void A_claim_that_waits_for_its_consumer_gets_the_node_and_the_pod_follows_when_it_is_bound()
    {
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data"));
        Assert.Equal("node-1", bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data").Metadata.Annotations["volume.kubernetes.io/selected-node"]);
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", bench.NodeOf("p"));
        Assert.Equal("node-1", bench.Api.Get<Pod>(A.Ns, "p").Status.NominatedNodeName);
        Bind("data", "made");
        Assert.Equal("node-1", bench.NodeOf("p"));
        Assert.Equal(["Normal Scheduled p Successfully assigned shop/p to node-1"], bench.Events);
    }

    [Fact]
    public void A_volume_that_is_there_is_reserved_for_the_claim()
    {
        bench.Api.Put(V.Volume("there", node: "node-1"));
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data"));
        var volume = bench.Api.Get<PersistentVolume>("", "there");
        Assert.Equal(("data", A.Ns, "uid-data", "yes"), (volume.Spec.ClaimRef!.Name, volume.Spec.ClaimRef.Namespace, volume.Spec.ClaimRef.Uid, volume.Metadata.Annotations["pv.kubernetes.io/bound-by-controller"]));
        Assert.False(bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data").Metadata.Annotations.ContainsKey("volume.kubernetes.io/selected-node"));
        Bind("data", "there");
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void When_the_volume_cannot_be_made_another_node_is_looked_for()
    {
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data"));
        bench.Api.Put(A.Node("node-2"));
        bench.Api.Change<Node>(new("node-1"), n => n with { Spec = n.Spec with { Unschedulable = true } });
        bench.Settle();
        bench.Api.Change<PersistentVolumeClaim>(new(A.Ns, "data"), c => c with { Metadata = c.Metadata with { Annotations = default } });
        bench.Settle();
        Assert.Contains("Warning FailedScheduling p running PreBind plugin \"VolumeBinding\": binding volumes: provisioning failed for PVC \"data\"", bench.Events);
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("node-2", bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data").Metadata.Annotations["volume.kubernetes.io/selected-node"]);
    }

    [Fact]
    public void A_pod_does_not_wait_for_ever_for_its_volume()
    {
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data"));
        bench.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("Warning FailedScheduling p running PreBind plugin \"VolumeBinding\": binding volumes: context deadline exceeded", bench.Events);
        Assert.Equal(("SchedulerError", ""), (bench.Condition("p").Reason, bench.Api.Get<Pod>(A.Ns, "p").Status.NominatedNodeName));

        // Tried again after its pause, it waits once more and is let go.
        bench.Advance(TimeSpan.FromSeconds(1));
        Bind("data", "late");
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void Other_pods_do_not_wait_for_the_volumes_of_one()
    {
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data"), A.Pod("other"));
        Assert.Equal(("", "node-1"), (bench.NodeOf("p"), bench.NodeOf("other")));
    }

    [Fact]
    public void A_pod_that_goes_while_its_volume_is_made_frees_its_room()
    {
        bench.Api.Put(V.Claim());
        bench.Schedule(V.PodWith("data").With(s => s with { Containers = [s.Containers[0] with { Resources = new() { Requests = A.Amounts(("cpu", "4")) } }] }));
        bench.Schedule(A.Pod("next", cpu: "4"));
        Assert.Equal("", bench.NodeOf("next"));
        bench.Delete<Pod>(A.Ns, "p");
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("next"));
    }

    private void Bind(string claim, string volume)
    {
        if (bench.Api.Find<PersistentVolume>(new(volume)) is null) bench.Api.Put(V.Volume(volume, node: "node-1"));
        bench.Api.Change<PersistentVolumeClaim>(new(A.Ns, claim), c => c with
        {
            Metadata = c.Metadata with { Annotations = c.Metadata.Annotations.With("pv.kubernetes.io/bind-completed", "yes") },
            Spec = c.Spec with { VolumeName = volume },
            Status = c.Status with { Phase = "Bound" },
        });
        bench.Settle();
    }
}
