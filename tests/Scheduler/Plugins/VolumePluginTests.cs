using Keles.Api.Storage.V1;
using Keles.Fakes;

namespace Keles.Scheduler.Tests.Plugins;

/// <summary>Where a pod's volumes let it go.</summary>
public sealed class VolumePluginTests
{
    private const string CannotReach = "node(s) didn't match PersistentVolume's node affinity";
    private const string NothingToBind = "node(s) didn't find available persistent volumes to bind";

    private readonly FakeCluster cluster = new();
    private readonly NodeInfo[] nodes = [A.Node("a").With(), A.Node("b").With()];

    [Fact]
    public void A_bound_volume_is_reached_only_from_its_node()
    {
        cluster.With(V.Claim(volume: "v"), V.Volume("v", node: "b"));
        Assert.Equal([CannotReach, ""], Filter("data"));
        cluster.With(V.Claim(volume: "gone"));
        Assert.Equal(["node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)", "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"], Filter("data"));
    }

    [Fact]
    public void A_claim_that_is_missing_lost_or_going_says_so()
    {
        Assert.Equal(["persistentvolumeclaim \"data\" not found"], Filter("data"));
        cluster.With(V.Claim(volume: "v") with { Status = new() { Phase = "Lost" } });
        Assert.Equal(["persistentvolumeclaim \"data\" bound to non-existent persistentvolume \"v\""], Filter("data"));
        var going = V.Claim();
        cluster.With(going with { Metadata = going.Metadata with { DeletionTimestamp = Time.From(DateTimeOffset.UnixEpoch) } });
        Assert.Equal(["persistentvolumeclaim \"data\" is being deleted"], Filter("data"));
    }

    [Fact]
    public void An_ephemeral_volume_waits_for_its_own_claim()
    {
        var pod = A.Pod("p").With(s => s with { Volumes = [new() { Name = "scratch", Ephemeral = new() }] });
        Assert.Equal(["waiting for ephemeral volume controller to create the persistentvolumeclaim \"p-scratch\""], Verdicts.Filter(Plugin(), pod, nodes));
        cluster.With(V.Claim("p-scratch", volume: "v"), V.Volume("v"));
        Assert.Equal(["PVC shop/p-scratch was not created for pod shop/p (pod is not owner)"], Verdicts.Filter(Plugin(), pod, nodes));
    }

    [Fact]
    public void An_unbound_claim_of_an_immediate_class_must_be_bound_first()
    {
        cluster.With(V.Claim(), V.Class(mode: "Immediate"));
        Assert.Equal(["pod has unbound immediate PersistentVolumeClaims"], Filter("data"));
    }

    [Fact]
    public void A_waiting_claim_needs_a_volume_the_node_can_reach_large_enough_and_of_its_class()
    {
        cluster.With(V.Claim(), V.Class(), V.Volume("small", "10Mi", node: "a"), V.Volume("other", storageClass: "slow", node: "a"), V.Volume("fit", "2Gi", node: "b"));
        Assert.Equal([NothingToBind, ""], Filter("data"));
    }

    [Fact]
    public void Two_claims_of_one_pod_need_two_volumes()
    {
        cluster.With(V.Claim("x"), V.Claim("y"), V.Class(), V.Volume("one", node: "a"), V.Volume("two", node: "b"), V.Volume("three", node: "b"));
        Assert.Equal([NothingToBind, ""], Filter("x", "y"));
    }

    [Fact]
    public void A_volume_that_another_pod_is_about_to_bind_is_taken()
    {
        cluster.With(V.Claim("x"), V.Claim("y"), V.Class(), V.Volume("one", node: "a"));
        var plugin = Plugin();
        var (state, first) = (new CycleState(), new PodInfo(V.PodWith("x")));
        plugin.PreFilter(state, first, Snapshot.Empty);
        plugin.Filter(state, first, nodes[0]);
        plugin.Reserve(state, first, "a");
        Assert.Equal([NothingToBind, NothingToBind], Verdicts.Filter(plugin, V.PodWith("y"), nodes));
        Assert.Equal(["", NothingToBind], Verdicts.Filter(plugin, V.PodWith("x"), nodes));
        plugin.Unreserve(state, first, "a");
        plugin.Unreserve(state, first, "a");
        Assert.Equal(["", NothingToBind], Verdicts.Filter(plugin, V.PodWith("y"), nodes));
    }

    [Fact]
    public void A_volume_can_be_made_where_its_class_allows()
    {
        cluster.With(V.Claim(), V.Class(provisioner: "keles.io/local-path"));
        Assert.Equal(["", ""], Filter("data"));
        cluster.With(V.Class(provisioner: "keles.io/local-path") with { AllowedTopologies = [new() { MatchLabelExpressions = [new() { Key = "kubernetes.io/hostname", Values = ["b"] }] }] });
        Assert.Equal([NothingToBind, ""], Filter("data"));
    }

    [Fact]
    public void A_claim_whose_node_is_chosen_stays_there()
    {
        var claim = V.Claim();
        cluster.With(claim with { Metadata = claim.Metadata with { Annotations = A.Labels(("volume.kubernetes.io/selected-node", "b")) } }, V.Class(provisioner: "keles.io/local-path"));
        Assert.Equal([NothingToBind, ""], Filter("data"));
    }

    [Fact]
    public void A_driver_that_reports_its_space_needs_enough()
    {
        cluster.With(V.Claim(), V.Class(provisioner: "disk.example"), new CSIDriver { Metadata = new() { Name = "disk.example" }, Spec = new() { StorageCapacity = true } });
        const string NoSpace = "node(s) did not have enough free storage";
        Assert.Equal([NoSpace, NoSpace], Filter("data"));
        cluster.With(new CSIStorageCapacity
        {
            Metadata = new() { Name = "c", Namespace = "kube-system" },
            StorageClassName = "local",
            Capacity = Quantity.Parse("5Gi"),
            NodeTopology = new() { MatchLabels = A.Labels(("kubernetes.io/hostname", "b")) },
        });
        Assert.Equal([NoSpace, ""], Filter("data"));
    }

    [Fact]
    public void A_claim_for_a_single_pod_is_used_by_one()
    {
        cluster.With(V.Claim("data", modes: "ReadWriteOncePod", volume: "v"));
        var other = V.PodWith("data") with { Metadata = A.Pod("q").Metadata };
        const string Taken = "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode";
        Assert.Equal([Taken, Taken], Verdicts.Filter(new VolumeRestrictions(cluster), V.PodWith("data"), A.Node("a").With(other), nodes[1]));
        Assert.Equal(["", ""], Verdicts.Filter(new VolumeRestrictions(cluster), V.PodWith("data"), nodes));
    }

    [Fact]
    public void A_disk_is_written_from_one_pod_per_node()
    {
        var (writer, reader) = (Disk("p", false), Disk("q", true));
        const string Taken = "node(s) had no available disk";
        Assert.Equal([Taken], Verdicts.Filter(new VolumeRestrictions(cluster), writer, A.Node("a").With(reader)));
        Assert.Equal([""], Verdicts.Filter(new VolumeRestrictions(cluster), Disk("r", true), A.Node("a").With(reader)));

        static Pod Disk(string name, bool readOnly) => A.Pod(name).With(s => s with { Volumes = [new() { Name = "d", GcePersistentDisk = new() { PdName = "d", ReadOnly = readOnly } }] });
    }

    [Fact]
    public void A_volume_of_a_zone_is_reached_from_there()
    {
        var volume = V.Volume("v");
        cluster.With(V.Claim(volume: "v"), volume with { Metadata = volume.Metadata with { Labels = A.Labels(("topology.kubernetes.io/zone", "z1__z2")) } });
        var said = Verdicts.Filter(new VolumeZone(cluster), V.PodWith("data"), A.Node("a", labels: [("topology.kubernetes.io/zone", "z2")]).With(),
            A.Node("b", labels: [("failure-domain.beta.kubernetes.io/zone", "z1")]).With(), A.Node("c", labels: [("topology.kubernetes.io/zone", "z3")]).With(), A.Node("d").With());
        Assert.Equal(["", "", "node(s) had no available volume zone", ""], said);
    }

    [Fact]
    public void A_node_has_no_more_volumes_of_a_driver_than_it_can()
    {
        foreach (var name in new[] { "x", "y" })
        {
            var volume = V.Volume($"v-{name}");
            cluster.With(V.Claim(name, volume: $"v-{name}"), volume with { Spec = volume.Spec with { Csi = new() { Driver = "disk.example", VolumeHandle = name } } });
        }

        cluster.With(new CSINode { Metadata = new() { Name = "a" }, Spec = new() { Drivers = [new() { Name = "disk.example", NodeID = "a", Allocatable = new() { Count = 1 } }] } });
        const string Full = "node(s) exceed max volume count";
        var other = V.PodWith("x") with { Metadata = A.Pod("q").Metadata };
        Assert.Equal([Full, ""], Verdicts.Filter(new NodeVolumeLimits(cluster), V.PodWith("y"), A.Node("a").With(other), A.Node("b").With(other)));
        Assert.Equal([""], Verdicts.Filter(new NodeVolumeLimits(cluster), V.PodWith("x"), A.Node("a").With(other)));
        Assert.Equal([Full], Verdicts.Filter(new NodeVolumeLimits(cluster), V.PodWith("x", "y"), A.Node("a").With()));

        // Attached still, though its pod is gone.
        cluster.With(new VolumeAttachment { Metadata = new() { Name = "at" }, Spec = new() { Attacher = "disk.example", NodeName = "a", Source = new() { PersistentVolumeName = "v-x" } } });
        Assert.Equal([Full, ""], Verdicts.Filter(new NodeVolumeLimits(cluster), V.PodWith("y"), A.Node("a").With(), A.Node("b").With()));
        Assert.Equal([""], Verdicts.Filter(new NodeVolumeLimits(cluster), V.PodWith("x"), A.Node("a").With()));
    }

    private string[] Filter(params Items<string> claims) => Verdicts.Filter(Plugin(), V.PodWith(claims), nodes);

    private VolumeBinding Plugin() => new(PluginContexts.Of(cluster));
}
