using Google.Protobuf;
using Keles.Api.Core.V1;
using Keles.Kubelet.Devices.Messages;
using Keles.Kubelet.Tests.Fakes;
using Keles.Machinery;
using Proto = Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Scenarios;

/// <summary>Which of a pod's devices its containers get.</summary>
public sealed class ContainerDeviceScenarios
{
    [Fact]
    public void Several_drivers_prepare_their_parts_and_containers_get_what_they_ask_for()
    {
        using var node = new SimulatedNode();
        var gpu = node.Plugins.Install(node.Options.RootDirectory, new FakeDriver("gpu.example.com"));
        var nic = node.Plugins.Install(node.Options.RootDirectory, new FakeDriver("nic.example.com"));
        gpu.Gives = _ =>
        [
            new() { PoolName = "p", DeviceName = "g0", RequestNames = { "big" }, CdiDeviceIds = { "example.com/gpu=0" } },
            new() { PoolName = "p", DeviceName = "g1", RequestNames = { "small" }, CdiDeviceIds = { "example.com/gpu=1a", "example.com/gpu=1b" } },
        ];
        nic.Gives = _ => [new() { PoolName = "p", DeviceName = "n0", CdiDeviceIds = { "example.com/nic=0" } }];
        nic.Info.SupportedVersions.Remove("v1.DRAPlugin");
        node.Start();
        var pod = APod.Named("a", APod.Running("all"), APod.Running("one"), APod.Running("none")).Using("c");
        pod = pod.With(s => s with
        {
            Containers = [s.Containers[0], s.Containers[1] with { Resources = new() { Claims = [new() { Name = "c", Request = "small" }] } }, s.Containers[2] with { Resources = new() }],
        });
        node.Api.Put(AClaim.Named("c", pod).Of("gpu.example.com", "nic.example.com"));
        node.Put(pod);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(["example.com/gpu=0", "example.com/gpu=1a", "example.com/gpu=1b", "example.com/nic=0"], Devices(node, "all"));
        Assert.Equal(["example.com/gpu=1a", "example.com/gpu=1b", "example.com/nic=0"], Devices(node, "one"));
        Assert.Empty(Devices(node, "none"));
        Assert.Equal(("v1.DRAPlugin", "v1beta1.DRAPlugin"), (gpu.Service, nic.Service));
    }

    [Fact]
    public void Devices_that_a_container_asks_for_as_plain_resources_come_from_the_schedulers_claim()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        driver.Gives = _ =>
        [
            new() { PoolName = "p", DeviceName = "0", RequestNames = { "container-0-request-0" }, CdiDeviceIds = { "example.com/gpu=0" } },
            new() { PoolName = "p", DeviceName = "1", RequestNames = { "container-1-request-0" }, CdiDeviceIds = { "example.com/gpu=1" } },
        ];
        var asks = OrderedMap<Quantity>.Of(("example.com/gpu", Quantity.Of(1)));
        var pod = APod.Named("a", APod.Running("first"), APod.Running("second"));
        pod = pod.With(s => s with { Containers = s.Containers.Map(c => c with { Resources = new() { Requests = asks, Limits = asks } }) });
        pod = pod with
        {
            Status = pod.Status with
            {
                ExtendedResourceClaimStatus = new()
                {
                    ResourceClaimName = "a-extended-resources-x",
                    RequestMappings =
                    [
                        new() { ContainerName = "first", ResourceName = "example.com/gpu", RequestName = "container-0-request-0" },
                        new() { ContainerName = "second", ResourceName = "example.com/gpu", RequestName = "container-1-request-0" },
                    ],
                },
            },
        };
        node.Api.Put(AClaim.Named("a-extended-resources-x", pod));
        node.Put(pod);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(["example.com/gpu=0"], Devices(node, "first"));
        Assert.Equal(["example.com/gpu=1"], Devices(node, "second"));
        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to go");
        Assert.Empty(driver.Prepared);
    }

    [Fact]
    public void A_runtime_that_does_not_know_devices_is_told_what_they_need()
    {
        using var node = new SimulatedNode();
        var cdi = Path.Combine(node.Options.RootDirectory, "cdi");
        Directory.CreateDirectory(cdi);
        node.Options = node.Options with { CdiDirectories = [cdi] };
        (node.Cri.Name, node.Cri.Version) = ("containerd", "1.6.20~ds1");
        node.Start();
        Install(node);
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(pod, p => p.Waiting() == "CreateContainerConfigError", "the container to be refused");
        Assert.Equal("unresolvable CDI devices example.com/class=uid-of-claim-gpu", node.Get(pod).Status()!.State.Waiting!.Message);

        File.WriteAllText(Path.Combine(cdi, "example.json"), """
            {"cdiVersion": "0.3.0", "kind": "example.com/class", "containerEdits": {"env": ["ALL=1"]},
             "devices": [{"name": "uid-of-claim-gpu", "containerEdits": {"env": ["ONE=a=b"], "deviceNodes": [{"path": "/dev/gpu", "hostPath": "/dev/null", "permissions": "rw"}],
               "mounts": [{"hostPath": "/lib/gpu", "containerPath": "/gpu", "options": ["ro", "rbind"]}]}}]}
            """);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var config = Container(node, "a");
        Assert.Empty(config.CDIDevices);
        Assert.Equal(ByteString.CopyFromUtf8("1"), config.Envs.Single(e => e.Key == "ALL").Value);
        Assert.Equal(ByteString.CopyFromUtf8("a=b"), config.Envs.Single(e => e.Key == "ONE").Value);
        Assert.Equal(("/dev/gpu", "/dev/null", "rw"), config.Devices.Select(d => (d.ContainerPath, d.HostPath, d.Permissions)).Single());
        Assert.Contains(config.Mounts, m => m is { HostPath: "/lib/gpu", ContainerPath: "/gpu", Readonly: true });
    }

    [Fact]
    public void A_containers_status_tells_how_its_devices_are()
    {
        using var node = new SimulatedNode().Start();
        var driver = new FakeDriver(AClaim.Driver) { HasHealth = true };
        node.Plugins.Install(node.Options.RootDirectory, driver);
        var pod = APod.Named("a", APod.Running(), APod.Running("none")).Using("gpu");
        pod = pod.With(s => s with { Containers = [s.Containers[0], s.Containers[1] with { Resources = new() }] });
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(("claim:gpu", "example.com/class=uid-of-claim-gpu", "Unknown", null), Told(node, pod));
        Assert.True(node.Get(pod).Status("none")!.AllocatedResourcesStatus.IsEmpty);

        driver.Says(new DeviceHealth { Device = new() { PoolName = "pool", DeviceName = "dev-0" }, Health = HealthStatus.Healthy, HealthCheckTimeoutSeconds = 600 });
        node.Until(pod, p => p.Status()!.AllocatedResourcesStatus[0].Resources[0].Health == "Healthy", "it to be healthy");
        driver.Says(new DeviceHealth { Device = new() { PoolName = "pool", DeviceName = "dev-0" }, Health = HealthStatus.Unhealthy, Message = "too hot", HealthCheckTimeoutSeconds = 600 });
        node.Until(pod, p => p.Status()!.AllocatedResourcesStatus[0].Resources[0].Health == "Unhealthy", "it to be unhealthy");
        Assert.Equal(("claim:gpu", "example.com/class=uid-of-claim-gpu", "Unhealthy", "too hot"), Told(node, pod));

        node.Plugins.Remove(driver);
        node.Until(pod, p => p.Status()!.AllocatedResourcesStatus[0].Resources[0].Health == "Unknown", "nothing to be known of it");
    }

    private static (string, string, string, string?) Told(SimulatedNode node, Pod pod)
    {
        var status = Assert.Single(node.Get(pod).Status()!.AllocatedResourcesStatus.AsEnumerable());
        var device = Assert.Single(status.Resources.AsEnumerable());
        return (status.Name, device.ResourceID, device.Health, device.Message);
    }

    private static FakeDriver Install(SimulatedNode node) => node.Plugins.Install(node.Options.RootDirectory, new FakeDriver(AClaim.Driver));

    private static Proto.ContainerConfig Container(SimulatedNode node, string pod) => node.Cri.Containers.Values.Last(c => c.Sandbox.Config.Metadata.Name == pod).Config;

    private static IEnumerable<string> Devices(SimulatedNode node, string container) => node.Cri.Containers.Values.Single(c => c.Config.Metadata.Name == container).Config.CDIDevices.Select(d => d.Name);
}
