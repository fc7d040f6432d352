using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class VolumeScenarios
{
    [Fact]
    public void A_config_map_is_files_that_follow_its_changes()
    {
        using var node = new SimulatedNode().Start();
        node.Api.Put(Map("1"));
        var pod = node.Put(Using(new() { Name = "d", ConfigMap = new() { Name = "settings", DefaultMode = 0x1A4 } }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var file = Path.Combine(Source(node, "/d"), "x");
        Assert.Equal("1", File.ReadAllText(file));
        node.Api.Put(Map("2"));
        node.Until(() => File.ReadAllText(file) == "2", "the file to change");
    }

    [Fact]
    public void A_missing_config_map_keeps_the_pod_waiting_and_says_so()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(Using(new() { Name = "d", ConfigMap = new() { Name = "settings", DefaultMode = 0x1A4 } }));
        node.Until(() => node.Events(pod).Contains("FailedMount: MountVolume.SetUp failed for volume \"d\" : configmap \"settings\" not found"), "the event");
        node.Until(pod, p => p.Waiting() == "ContainerCreating", "the container to wait");
        node.Api.Put(Map("1"));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
    }

    [Fact]
    public void A_projected_token_is_renewed_long_before_it_ends()
    {
        using var node = new SimulatedNode().Start();
        node.Api.Put(new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });
        var pod = node.Put(Using(new() { Name = "d", Projected = new() { DefaultMode = 0x1A4, Sources = [new() { ServiceAccountToken = new() { Path = "token", ExpirationSeconds = 3600 } }] } })
            .With(s => s with { ServiceAccountName = "default" }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal("token-of-default/default", File.ReadAllText(Path.Combine(Source(node, "/d"), "token")));
        Assert.Equal(1, Tokens(node));
        node.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(1, Tokens(node));
        node.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Tokens(node));
    }

    [Fact]
    public void The_pods_own_fields_are_files_that_follow_its_labels()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(Using(new() { Name = "d", DownwardAPI = new() { DefaultMode = 0x1A4, Items = [new() { Path = "labels", FieldRef = new() { FieldPath = "metadata.labels" } }] } }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var file = Path.Combine(Source(node, "/d"), "labels");
        Assert.Equal("", File.ReadAllText(file));
        node.Api.Change<Pod>(ObjectKey.Of(pod), p => p with { Metadata = p.Metadata with { Labels = OrderedMap<string>.Of(("team", "blue")) } });
        node.Until(() => File.ReadAllText(file) == "team=\"blue\"", "the file to change");
    }

    [Fact]
    public void A_part_of_a_volume_is_mounted_by_a_path_from_the_environment()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with
        {
            Env = [new() { Name = "POD", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } }],
            VolumeMounts = [new() { Name = "d", MountPath = "/d", SubPathExpr = "logs/$(POD)" }],
        }).With(s => s with { Volumes = [new() { Name = "d", EmptyDir = new() }] }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.True(Directory.Exists(Path.Combine(node.Options.RootDirectory, "pods", pod.Metadata.Uid, "volumes", "kubernetes.io~empty-dir", "d", "logs", "a")));
        Assert.Contains(node.Mounts.List(), m => m.Target == Source(node, "/d"));
    }

    [Fact]
    public void Every_container_has_the_same_hosts_file_with_the_pods_aliases()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()).With(s => s with { HostAliases = [new() { Ip = "192.0.2.7", Hostnames = ["foo", "bar"] }], Hostname = "me", Subdomain = "sub" }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var hosts = File.ReadAllText(Source(node, "/etc/hosts"));
        Assert.Contains($"{node.Get(pod).Status.PodIP}\tme.sub.default.svc.cluster.local\tme\n", hosts);
        Assert.EndsWith("\n# Entries added by HostAliases.\n192.0.2.7\tfoo\tbar\n", hosts);
    }

    [Fact]
    public void Names_are_resolved_by_the_cluster_unless_the_pod_says_otherwise()
    {
        using var node = new SimulatedNode();
        var resolver = Path.Combine(node.Options.RootDirectory, "..", "resolv.conf");
        File.WriteAllText(resolver, "nameserver 192.0.2.53\nsearch example.test\n");
        node.Options = node.Options with { ResolverFile = resolver };
        node.Start();
        var usual = node.Put(APod.Named("usual", APod.Running()).With(s => s with { DnsPolicy = "ClusterFirst", DnsConfig = new() { Options = [new() { Name = "ndots", Value = "2" }], Searches = ["own.test"] } }));
        var nodes = node.Put(APod.Named("nodes", APod.Running()).With(s => s with { DnsPolicy = "Default" }));
        node.Until(usual, p => p.Ready() == "True", "the first pod to be ready");
        node.Until(nodes, p => p.Ready() == "True", "the second pod to be ready");
        var cluster = node.Cri.Sandboxes.Values.Single(s => s.Config.Metadata.Name == "usual").Config.DnsConfig;
        Assert.Equal(["10.96.0.10"], cluster.Servers);
        Assert.Equal(["default.svc.cluster.local", "svc.cluster.local", "cluster.local", "example.test", "own.test"], cluster.Searches);
        Assert.Equal(["ndots:2"], cluster.Options);
        Assert.Equal(["192.0.2.53"], node.Cri.Sandboxes.Values.Single(s => s.Config.Metadata.Name == "nodes").Config.DnsConfig.Servers);
    }

    [Fact]
    public void A_directory_in_memory_has_the_size_it_asks_for()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(Using(new() { Name = "d", EmptyDir = new() { Medium = "Memory", SizeLimit = Quantity.Parse("1Mi") } }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Contains(node.Mounts.List(), m => m.Target == Source(node, "/d") && m.Type == "tmpfs" && m.SuperOptions.Contains("size=1048576"));
        node.Delete(pod);
        node.Until(() => node.Mounts.List().Count == 0, "it to be unmounted");
    }

    [Theory]
    [InlineData("Directory", "hostPath type check failed: {0} is not a directory")]
    [InlineData("File", "hostPath type check failed: {0} is not a file")]
    [InlineData("Socket", "hostPath type check failed: {0} is not a socket file")]
    public void A_path_of_the_node_must_be_what_the_pod_expects(string type, string message)
    {
        using var node = new SimulatedNode().Start();
        var path = Path.Combine(node.Options.RootDirectory, "nothing");
        var pod = node.Put(Using(new() { Name = "d", HostPath = new() { Path = path, Type = type } }));
        var expected = "FailedMount: MountVolume.SetUp failed for volume \"d\" : " + string.Format(System.Globalization.CultureInfo.InvariantCulture, message, path);
        node.Until(() => node.Events(pod).Contains(expected), "the event");
    }

    private static Pod Using(Volume volume) =>
        APod.Named("a", APod.Running() with { VolumeMounts = [new() { Name = volume.Name, MountPath = "/d" }] }).With(s => s with { Volumes = [volume] });

    private static ConfigMap Map(string x) => new() { Metadata = new() { Name = "settings", Namespace = "default" }, Data = OrderedMap<string>.Of(("x", x)) };

    private static string Source(SimulatedNode node, string path) => node.Cri.Containers.Values.Last().Config.Mounts.Single(m => m.ContainerPath == path).HostPath;

    private static int Tokens(SimulatedNode node) => node.Api.Requests.Count(r => r.Subresource == "token");
}
