using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Scenarios;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Volumes;

public sealed class LocalPathScenarios : IDisposable
{
    private readonly SimulatedNode _node = new();
    private readonly string _volumes = Path.Combine(Directory.CreateTempSubdirectory("keles-volumes-").FullName, "made", "later");

    public LocalPathScenarios() => _node.Options = _node.Options with { LocalVolumeDirectory = _volumes };

    private string Own => Path.Combine(_volumes, "pvc-1_default_data");

    public void Dispose()
    {
        _node.Dispose();
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_volumes))!, recursive: true);
    }

    [Fact]
    public void The_directory_is_made_for_everybody_when_a_pod_first_uses_the_volume()
    {
        _node.Start();
        _node.Api.Put(Volume("node-1"));
        _node.Api.Put(new PersistentVolumeClaim
        {
            Metadata = new() { Name = "data", Namespace = "default", Uid = "1" },
            Spec = new() { VolumeName = "pvc-1" },
            Status = new() { Phase = "Bound" },
        });
        var pod = _node.Put(APod.Named("a", APod.Running() with { VolumeMounts = [new() { Name = "d", MountPath = "/d" }] })
            .With(s => s with { Volumes = [new() { Name = "d", PersistentVolumeClaim = new() { ClaimName = "data" } }] }));
        _node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(0b111_111_111, (int)File.GetUnixFileMode(Own));
        Assert.Equal(Own, Assert.Single(_node.Cri.Containers.Values).Config.Mounts[0].HostPath);
    }

    [Fact]
    public void When_the_volume_is_deleted_its_directory_goes_first_and_then_the_volume_may()
    {
        Directory.CreateDirectory(Path.Combine(Own, "below"));
        _node.Start();
        _node.Api.Put(Deleted(Volume("node-1")));
        _node.Until(() => Find()?.Metadata.Finalizers.IsEmpty != false, "the finalizer to be taken away");
        Assert.False(Directory.Exists(Own));
    }

    [Fact]
    public void With_another_policy_than_to_delete_the_volume_goes_and_its_data_stay()
    {
        Directory.CreateDirectory(Own);
        _node.Start();
        var kept = Deleted(Volume("node-1"));
        _node.Api.Put(kept with { Spec = kept.Spec with { PersistentVolumeReclaimPolicy = "Retain" } });
        _node.Until(() => Find()?.Metadata.Finalizers.IsEmpty != false, "the finalizer to be taken away");
        Assert.True(Directory.Exists(Own));
    }

    [Fact]
    public void Nothing_is_removed_but_directories_right_in_the_provisioners_own()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_volumes, "pvc-9_default_other", "pvc-1_default_data")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "f"), "kept");
        _node.Start();
        var volume = Deleted(Volume("node-1"));
        _node.Api.Put(volume with { Spec = volume.Spec with { Local = new() { Path = elsewhere } } });
        _node.Until(() => Find()?.Metadata.Finalizers.IsEmpty != false, "the volume to be let go");
        Assert.True(File.Exists(Path.Combine(elsewhere, "f")));
        Assert.Contains(_node.Log.Lines, l => l.Contains("is no directory that was made for it", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_are_not_followed_out_of_the_volume_nor_in_its_place()
    {
        var outside = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_volumes)!, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "f"), "kept");
        Directory.CreateDirectory(Own);
        Directory.CreateSymbolicLink(Path.Combine(Own, "out"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_volumes, "pvc-2_default_link"), outside);
        _node.Start();
        _node.Api.Put(Deleted(Volume("node-1")));
        var linked = Deleted(Volume("node-1"));
        _node.Api.Put(linked with { Metadata = linked.Metadata with { Name = "pvc-2" }, Spec = linked.Spec with { Local = new() { Path = Path.Combine(_volumes, "pvc-2_default_link") } } });
        _node.Until(() => !Directory.Exists(Own) && _node.Api.Find<PersistentVolume>(new ObjectKey("pvc-2"))?.Metadata.Finalizers.IsEmpty != false, "both to be let go");
        Assert.True(File.Exists(Path.Combine(outside, "f")));
    }

    [Fact]
    public void What_a_crash_left_half_removed_is_removed_before_the_volume_may_go()
    {
        var half = Directory.CreateDirectory(Path.Combine(_volumes, ".removed", Path.GetFileName(Own), "below")).FullName;
        _node.Start();
        _node.Api.Put(Deleted(Volume("node-1")));
        _node.Until(() => Find()?.Metadata.Finalizers.IsEmpty != false, "the finalizer to be taken away");
        Assert.False(Directory.Exists(Path.GetDirectoryName(half)));
    }

    [Fact]
    public void A_volume_that_is_still_used_keeps_its_directory()
    {
        Directory.CreateDirectory(Own);
        _node.Start();
        var used = Deleted(Volume("node-1"));
        _node.Api.Put(used with { Metadata = used.Metadata with { Finalizers = ["kubernetes.io/pv-protection", "keles.io/local-path"] } });
        _node.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Directory.Exists(Own));
        Assert.Equal(2, Find()!.Metadata.Finalizers.Count);

        _node.Api.Change<PersistentVolume>(new ObjectKey("pvc-1"), v => v with { Metadata = v.Metadata with { Finalizers = ["keles.io/local-path"] } });
        _node.Until(() => !Directory.Exists(Own), "the directory to be removed");
    }

    [Fact]
    public void Volumes_of_other_nodes_and_paths_that_no_provisioner_made_are_left_alone()
    {
        Directory.CreateDirectory(Own);
        _node.Start();
        _node.Api.Put(Deleted(Volume("node-2")));
        _node.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["keles.io/local-path"], Find()!.Metadata.Finalizers);

        var strange = Deleted(Volume("node-1"));
        _node.Api.Put(strange with { Metadata = strange.Metadata with { Name = "pvc-2" } });
        _node.Until(() => _node.Api.Find<PersistentVolume>(new ObjectKey("pvc-2"))?.Metadata.Finalizers.IsEmpty != false, "the strange volume to be let go");
        Assert.True(Directory.Exists(Own));
        Assert.Contains(_node.Log.Lines, l => l.Contains("is no directory that was made for it", StringComparison.Ordinal));
    }

    private PersistentVolume? Find() => _node.Api.Find<PersistentVolume>(new ObjectKey("pvc-1"));

    private PersistentVolume Deleted(PersistentVolume volume) => volume with { Metadata = volume.Metadata with { DeletionTimestamp = Time.From(_node.Now) } };

    private PersistentVolume Volume(string node) => new()
    {
        Metadata = new()
        {
            Name = "pvc-1",
            Annotations = OrderedMap<string>.Of(("pv.kubernetes.io/provisioned-by", "keles.io/local-path")),
            Finalizers = ["keles.io/local-path"],
        },
        Spec = new()
        {
            Local = new() { Path = Own },
            PersistentVolumeReclaimPolicy = "Delete",
            ClaimRef = new() { Kind = "PersistentVolumeClaim", Namespace = "default", Name = "data", Uid = "1" },
            NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "In", Values = [node] }] }] } },
        },
        Status = new() { Phase = "Bound" },
    };
}
