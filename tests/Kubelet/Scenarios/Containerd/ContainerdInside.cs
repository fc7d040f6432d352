using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>What a pod sees of itself and of what it asked for, from the inside of real containers.</summary>
public sealed class ContainerdInside
{
    private const string Waits = "trap 'exit 0' TERM; sleep 1000 & wait";

    [Fact]
    public async Task A_pod_finds_its_names_users_files_and_limits_as_it_asked()
    {
        await using var node = await ContainerdNode.StartAsync();
        node.Api.Put(new ConfigMap { Metadata = new() { Name = "settings", Namespace = "default" }, Data = OrderedMap<string>.Of(("color", "blue")) });
        var onNode = Directory.CreateTempSubdirectory("keles-hostpath-").FullName;
        File.SetUnixFileMode(onNode, (UnixFileMode)0b111_111_111);
        try
        {
            var pod = node.Api.Put(APod.Named("inside", APod.Doing("c", Waits) with
            {
                Image = TestImages.Busybox,
                WorkingDir = "/tmp",
                SecurityContext = new() { RunAsUser = 1234, RunAsGroup = 2345, RunAsNonRoot = true, Capabilities = new() { Drop = ["ALL"] }, ReadOnlyRootFilesystem = true },
                Resources = new() { Limits = OrderedMap<Quantity>.Of(("memory", Quantity.Parse("64Mi")), ("cpu", Quantity.Parse("200m"))) },
                EnvFrom = [new() { Prefix = "SET_", ConfigMapRef = new() { Name = "settings" } }],
                VolumeMounts =
                [
                    new() { Name = "settings", MountPath = "/settings" },
                    new() { Name = "scratch", MountPath = "/scratch" },
                    new() { Name = "node", MountPath = "/node", ReadOnly = true },
                    new() { Name = "settings", MountPath = "/one", SubPath = "color" },
                ],
            }).With(s => s with
            {
                Hostname = "me",
                Subdomain = "sub",
                SecurityContext = new() { FsGroup = 3456, SupplementalGroups = [4567] },
                HostAliases = [new() { Ip = "192.0.2.7", Hostnames = ["alias"] }],
                DnsPolicy = "None",
                DnsConfig = new() { Nameservers = ["192.0.2.53"], Searches = ["example.test"], Options = [new() { Name = "ndots", Value = "3" }] },
                Volumes =
                [
                    new() { Name = "settings", ConfigMap = new() { Name = "settings", DefaultMode = 0x124 } },
                    new() { Name = "scratch", EmptyDir = new() },
                    new() { Name = "node", HostPath = new() { Path = onNode, Type = "Directory" } },
                ],
            }));
            await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
            Task<string> Run(string script) => node.RunAsync(pod, "c", script);

            Assert.Equal("me\n", await Run("hostname"));
            Assert.Equal("uid=1234 gid=2345 groups=2345,3456,4567\n", (await Run("id")).Replace("(root)", "", StringComparison.Ordinal));
            Assert.Contains("192.0.2.7\talias\n", await Run("cat /etc/hosts"));
            Assert.Contains($"{node.Get(pod).Status.PodIP}\tme.sub.default.svc.cluster.local\tme\n", await Run("cat /etc/hosts"));
            Assert.Equal(["nameserver 192.0.2.53", "options ndots:3", "search example.test"], (await Run("cat /etc/resolv.conf")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            Assert.Equal("blue blue\n", await Run("echo $(cat /settings/color) $SET_color"));
            Assert.Equal("3456\n", await Run("touch /scratch/x && stat -c %g /scratch/x"));
            Assert.Contains("Read-only", await Run("touch /node/x"));
            Assert.Matches("^overlay / overlay ro,", await Run("grep ' / ' /proc/mounts"));
            Assert.Equal("CapEff:\t0000000000000000\n", await Run("grep CapEff /proc/1/status"));

            var group = $"{node.Options.CgroupParent}/kubepods/pod{pod.Metadata.Uid}";
            Assert.Equal(64L << 20, CgroupHost.Detect().ReadUsage(group)!.MemoryLimit);
            await node.DeleteAsync(pod, 1);
            Assert.False(CgroupHost.Detect().Exists(group));
            Assert.Empty(Directory.GetDirectories(Path.Combine(node.Options.RootDirectory, "pods")));
        }
        finally
        {
            Directory.Delete(onNode, recursive: true);
        }
    }

    [Fact]
    public async Task An_ephemeral_container_sees_the_processes_of_its_target()
    {
        await using var node = await ContainerdNode.StartAsync();
        var pod = node.Api.Put(APod.Named("looked-at", APod.Doing("c", Waits) with { Image = TestImages.Busybox }));
        await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Api.Change<Pod>(ObjectKey.Of(pod), p => p.With(s => s with
        {
            EphemeralContainers = [new() { Name = "look", Image = TestImages.Busybox, Command = ["sh", "-c", Waits], TargetContainerName = "c", ImagePullPolicy = "IfNotPresent" }],
        }));
        await node.UntilAsync(pod, p => p.Status("look")?.State.Running is not null, "the ephemeral container to run");
        Assert.Contains("sleep 1000", await node.RunAsync(pod, "look", "cat /proc/1/cmdline | tr '\\0' ' '"));
    }
}
