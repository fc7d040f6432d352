using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Scenarios;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Volumes;

public sealed class LocalPathScenarios : IDisposable
{
    private readonly SimulatedNode _node = new();
    private readonly string _volumes = Path.Combine(Directory.CreateTempSubdirectory("keles-volumes-").FullName, "made", "later");

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
            ClaimRef = new() { Kind = "PersistentVolumeClaim", Namespace = "default", Name = "data", Uid = "1" },
            NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "In", Values = [node] }] }] } },
        },
        Status = new() { Phase = "Bound" },
    };
}
