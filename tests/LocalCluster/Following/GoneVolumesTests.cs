using Keles.Api.Core.V1;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.LocalCluster.Tests;

public sealed class GoneVolumesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("node-2", "/var/lib/keles/volumes/pvc-1_default_data", "Delete", true)]
    [InlineData("node-1", "/var/lib/keles/volumes/pvc-1_default_data", "Delete", false)] // Its agent does it.
    [InlineData("node-3", "/var/lib/keles/volumes/pvc-1_default_data", "Delete", false)] // This home never had it.
    [InlineData("worker", "/var/lib/keles/volumes/pvc-1_default_data", "Delete", false)]
    [InlineData("node-2", "/var/lib/keles/volumes/pvc-1_default_data", "Retain", false)]
    [InlineData("node-2", "/var/lib/keles/volumes/pvc-2_default_data", "Delete", false)]
    [InlineData("node-2", "/var/lib/keles/volumes/../pvc-1_default_data", "Delete", false)]
    [InlineData("node-2", "/var/lib/keles/volumes/deeper/pvc-1_default_data", "Delete", false)]
    [InlineData("node-2", "/srv/pvc-1_default_data", "Delete", false)]
    [InlineData("node-2", "/var/lib/keles/volumes/pvc-1_default_data", "Delete", false, "somebody/else")]
    public void Only_directories_of_the_provisioner_on_nodes_that_are_gone_are_found(string node, string path, string policy, bool found, string provisioner = "keles.io/local-path")
    {
        var home = new ClusterHome(_directory.Path);
        foreach (var name in (string[])["node-1", "node-2"]) Directory.CreateDirectory(home.Node(name).In("volumes"));
        var volume = new PersistentVolume
        {
            Metadata = new() { Name = "pvc-1", Annotations = OrderedMap<string>.Of(("pv.kubernetes.io/provisioned-by", provisioner)) },
            Spec = new()
            {
                PersistentVolumeReclaimPolicy = policy,
                Local = new() { Path = path },
                NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "In", Values = [node] }] }] } },
            },
        };
        Assert.Equal(found ? (home.Node("node-2").In("volumes"), "pvc-1_default_data") : null, new GoneVolumes(home, 1, NullLogger.Instance).Find(volume));
    }
}
