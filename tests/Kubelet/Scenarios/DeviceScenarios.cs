using Google.Protobuf;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Kubelet.Devices.Claims;
using Keles.Kubelet.Tests.Fakes;
using Keles.Machinery;
using Proto = Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class DeviceScenarios
{
    private const string Failed = "FailedPrepareDynamicResources: Failed to prepare dynamic resources: prepare dynamic resources: ";

    [Fact]
    public void A_claim_is_prepared_before_the_pod_starts_given_to_its_container_and_given_back_when_it_has_ended()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");

        Assert.Equal(["prepare gpu"], driver.Asked);
        Assert.Equal("v1.DRAPlugin", driver.Service);
        Assert.Equal([""], driver.Told);
        Assert.Equal(["example.com/class=uid-of-claim-gpu"], Container(node, "a").CDIDevices.Select(d => d.Name));

        var stillRunning = false;
        driver.Before = _ =>
        {
            stillRunning |= node.Cri.Containers.Values.Any(c => c.State == Proto.ContainerState.ContainerRunning);
            return Task.CompletedTask;
        };
        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to go");
        Assert.Equal(["prepare gpu", "unprepare gpu"], driver.Asked);
        Assert.Empty(driver.Prepared);
        Assert.False(stillRunning);
    }

    [Fact]
    public void A_pod_waits_for_its_driver_and_says_so_and_starts_as_soon_as_it_comes()
    {
        using var node = new SimulatedNode().Start();
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(() => node.Events(pod).Contains($"{Failed}DRA driver dra.example.com is not registered"), "the event");
        node.Until(pod, p => p.Waiting() == "ContainerCreating", "the container to wait");
        Assert.Empty(node.Cri.Sandboxes);

        Install(node);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
    }

    [Fact]
    public void A_claim_made_for_the_pod_is_found_by_its_name_and_must_be_the_pods_own()
    {
        using var node = new SimulatedNode().Start();
        Install(node);
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        pod = pod.With(s => s with { ResourceClaims = [new() { Name = "gpu", ResourceClaimTemplateName = "t" }] });
        node.Put(pod);
        node.Until(() => node.Events(pod).Contains($"{Failed}pod \"default/a\": ResourceClaim not created yet"), "the first event");

        node.Api.Put(AClaim.Named("a-gpu-x", pod));
        node.Api.Change<Pod>(ObjectKey.Of(pod), p => p with { Status = p.Status with { ResourceClaimStatuses = [new() { Name = "gpu", ResourceClaimName = "a-gpu-x" }] } });
        node.Until(() => node.Events(pod).Contains($"{Failed}ResourceClaim default/a-gpu-x was not created for pod default/a (pod is not owner)"), "the second event");

        node.Api.Change<Api.Resource.V1.ResourceClaim>(new ObjectKey("default", "a-gpu-x"), c => c with
        {
            Metadata = c.Metadata with { OwnerReferences = [new() { ApiVersion = "v1", Kind = "Pod", Name = "a", Uid = pod.Metadata.Uid, Controller = true }] },
        });
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(["example.com/class=uid-of-claim-a-gpu-x"], Container(node, "a").CDIDevices.Select(d => d.Name));
    }

    [Fact]
    public void A_claim_that_is_reserved_for_others_or_has_no_devices_is_not_used()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        node.Put(pod);
        node.Until(() => node.Events(pod).Any(e => e.StartsWith($"{Failed}fetch ResourceClaim gpu: ", StringComparison.Ordinal)), "the first event");
        node.Api.Put(AClaim.Named("gpu", APod.Named("b")));
        node.Until(() => node.Events(pod).Contains($"{Failed}pod a (uid-of-a) is not allowed to use ResourceClaim gpu (uid-of-claim-gpu)"), "the second event");
        node.Api.Put(AClaim.Named("gpu", pod) with { Status = AClaim.Named("gpu", pod).Status with { Allocation = null } });
        node.Until(() => node.Events(pod).Contains($"{Failed}ResourceClaim gpu: not allocated"), "the third event");
        Assert.Empty(driver.Asked);
    }

    [Fact]
    public void A_claim_that_two_pods_share_is_prepared_once_and_given_back_with_the_last()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var (a, b) = (APod.Named("a", APod.Running()).Using("gpu"), APod.Named("b", APod.Running()).Using("gpu"));
        node.Api.Put(AClaim.Named("gpu", a, b));
        node.Put(a);
        node.Put(b);
        node.Until(a, p => p.Ready() == "True", "the first to be ready");
        node.Until(b, p => p.Ready() == "True", "the second to be ready");
        Assert.Equal(["prepare gpu"], driver.Asked);
        node.Delete(a);
        node.Until(() => !node.Exists(a), "the first to go");
        Assert.Equal(["prepare gpu"], driver.Asked);
        node.Delete(b);
        node.Until(() => !node.Exists(b), "the second to go");
        Assert.Equal(["prepare gpu", "unprepare gpu"], driver.Asked);
    }

    [Fact]
    public void A_claim_is_not_taken_for_prepared_while_it_is_given_back()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var (a, b) = (APod.Named("a", APod.Running()).Using("gpu"), APod.Named("b", APod.Running()).Using("gpu"));
        node.Api.Put(AClaim.Named("gpu", a, b));
        node.Put(a);
        node.Until(a, p => p.Ready() == "True", "the first to be ready");
        var slow = new TaskCompletionSource();
        driver.Before = _ => slow.Task;
        node.Delete(a);
        node.Until(() => driver.Asked.Count == 2, "the claim to be given back");
        node.Put(b);
        node.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["prepare gpu", "unprepare gpu"], driver.Asked);
        slow.SetResult();
        node.Until(b, p => p.Ready() == "True", "the second to be ready");
        Assert.Equal(["prepare gpu", "unprepare gpu", "prepare gpu"], driver.Asked);
        Assert.Equal(["uid-of-claim-gpu"], driver.Prepared);
    }

    [Fact]
    public void The_next_kubelet_gives_back_what_this_one_prepared_even_when_the_pod_was_removed_meanwhile()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var (a, b) = (APod.Named("a", APod.Running()).Using("x"), APod.Named("b", APod.Running()).Using("y"));
        node.Api.Put(AClaim.Named("x", a));
        node.Api.Put(AClaim.Named("y", b));
        node.Put(a);
        node.Put(b);
        node.Until(a, p => p.Ready() == "True", "the first to be ready");
        node.Until(b, p => p.Ready() == "True", "the second to be ready");
        node.Kill();
        node.Delete(b, grace: 0);
        node.Start();
        node.Until(() => driver.Asked.Contains("unprepare y"), "what the removed pod had to be given back");
        node.Delete(a);
        node.Until(() => !node.Exists(a), "the other to go");
        Assert.Contains("unprepare x", driver.Asked);
        Assert.Empty(driver.Prepared);
    }

    [Fact]
    public void A_container_that_restarts_after_a_restart_of_the_kubelet_has_its_devices_again()
    {
        using var node = new SimulatedNode().Start();
        Install(node);
        var pod = APod.Named("a", APod.Doing("c", "sleep 60; exit 1")).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Kill();
        node.Start();
        node.Until(pod, p => p.Status()?.RestartCount == 1 && p.Ready() == "True", "the container to be restarted");
        Assert.All(node.Cri.Containers.Values, c => Assert.Equal(["example.com/class=uid-of-claim-gpu"], c.Config.CDIDevices.Select(d => d.Name)));
    }

    [Theory]
    [InlineData("error", "NodePrepareResources failed for ResourceClaim gpu: no power")]
    [InlineData("skip", "NodePrepareResources skipped 1 ResourceClaims")]
    [InlineData("hang up", "NodePrepareResources: rpc error: code = Unavailable desc = connection refused")]
    public void What_a_driver_says_went_wrong_is_told_and_tried_again(string how, string message)
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        driver.Refuses = _ => how == "error" ? "no power" : "";
        driver.Skips = _ => how == "skip";
        driver.Before = _ =>
        {
            driver.IsThere = how != "hang up";
            return Task.CompletedTask;
        };
        var pod = APod.Named("a", APod.Running()).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        node.Put(pod);
        node.Until(() => node.Events(pod).Contains(Failed + message), "the event");
        (driver.IsThere, driver.Refuses, driver.Skips, driver.Before) = (true, static _ => "", static _ => false, static _ => Task.CompletedTask);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal(0, node.Get(pod).Status()!.RestartCount);
    }

    [Fact]
    public void A_pod_is_not_over_before_its_devices_are_given_back()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var pod = APod.Named("a", APod.Doing("c", "sleep 5")).Never().Using("gpu");
        node.Api.Put(AClaim.Named("gpu", pod));
        driver.Keeps = static _ => "busy";
        node.Put(pod);
        node.Until(() => driver.Asked.Count(a => a == "unprepare gpu") > 2, "the driver to be asked");
        Assert.Equal("Running", node.Get(pod).Status.Phase);
        Assert.Contains(node.Events(pod), e => e.StartsWith("FailedKillPod: unprepare dynamic resources: NodeUnprepareResources failed for ResourceClaim gpu: busy", StringComparison.Ordinal));
        driver.Keeps = static _ => "";
        node.Until(pod, p => p.Status.Phase == "Succeeded", "the pod to be over");
    }

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
    public void A_claim_of_the_same_name_waits_until_the_old_one_is_given_back()
    {
        using var node = new SimulatedNode().Start();
        var driver = Install(node);
        var old = APod.Named("a", APod.Running()).Using("gpu");
        node.Api.Put(AClaim.Named("gpu", old));
        node.Put(old);
        node.Until(old, p => p.Ready() == "True", "the pod to be ready");
        driver.Keeps = static _ => "busy";
        node.Delete(old, grace: 0);
        var pod = APod.Named("b", APod.Running()).Using("gpu");
        var claim = AClaim.Named("gpu", pod);
        node.Api.Put(claim with { Metadata = claim.Metadata with { Uid = "another" } });
        node.Put(pod);
        node.Until(() => node.Events(pod).Contains($"{Failed}old ResourceClaim with same name gpu and different UID uid-of-claim-gpu still exists (previous pod force-deleted?!)"), "the event");
        driver.Keeps = static _ => "";
        node.Until(pod, p => p.Ready() == "True", "the new pod to be ready");
        Assert.Equal(["another"], driver.Prepared);
    }

    [Fact]
    public void Slices_of_a_driver_go_when_the_kubelet_starts_and_when_the_driver_stays_away()
    {
        using var node = new SimulatedNode();
        node.Api.Put(Slice("old", "other.example.com", SimulatedNode.Name));
        node.Api.Put(Slice("elsewhere", AClaim.Driver, "node-2"));
        node.Start();
        node.Until(() => node.Api.Find<ResourceSlice>(new ObjectKey("old")) is null, "what was left to go");

        var driver = Install(node);
        node.Until(() => driver.Told.Count == 1, "the driver to be taken");
        node.Api.Put(Slice("mine", AClaim.Driver, SimulatedNode.Name));
        node.Api.Put(Slice("others", "other.example.com", SimulatedNode.Name));
        node.Plugins.Remove(driver);
        node.Advance(TimeSpan.FromSeconds(20));
        Assert.NotNull(node.Api.Find<ResourceSlice>(new ObjectKey("mine")));
        node.Until(() => node.Api.Find<ResourceSlice>(new ObjectKey("mine")) is null, "its slice to go");
        Assert.NotNull(node.Api.Find<ResourceSlice>(new ObjectKey("others")));
        Assert.NotNull(node.Api.Find<ResourceSlice>(new ObjectKey("elsewhere")));
    }

    [Fact]
    public void A_driver_that_is_replaced_in_time_keeps_its_slices()
    {
        using var node = new SimulatedNode();
        var driver = Install(node);
        node.Start();
        node.Until(() => driver.Told.Count == 1, "the driver to be taken");
        node.Advance(TimeSpan.FromSeconds(5));
        node.Api.Put(Slice("mine", AClaim.Driver, SimulatedNode.Name));
        node.Plugins.Remove(driver);
        node.Advance(TimeSpan.FromSeconds(20));
        Install(node);
        node.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(node.Api.Find<ResourceSlice>(new ObjectKey("mine")));
    }

    [Fact]
    public void A_plugin_that_cannot_be_taken_is_told_why()
    {
        using var node = new SimulatedNode().Start();
        var old = new FakeDriver("old.example.com");
        old.Info.SupportedVersions.Clear();
        old.Info.SupportedVersions.Add("v1alpha4.Node");
        var storage = new FakeDriver("csi.example.com");
        storage.Info.Type = "CSIPlugin";
        node.Plugins.Install(node.Options.RootDirectory, old);
        node.Plugins.Install(node.Options.RootDirectory, storage);
        node.Until(() => old.Told.Count > 0 && storage.Told.Count > 0, "both to be told");
        Assert.Equal(
            "RegisterPlugin error -- plugin validation failed with err: invalid supported gRPC versions of DRA driver plugin old.example.com at endpoint /driver/old.example.com: "
            + "none of services supported by the plugin ([\"v1alpha4.Node\"]) are supported by the kubelet ([\"v1.DRAPlugin\" \"v1beta1.DRAPlugin\"])", old.Told[0]);
        Assert.Equal($"RegisterPlugin error -- no handler registered for plugin type: CSIPlugin at socket {storage.Socket}", storage.Told[0]);
    }

    [Fact]
    public void A_damaged_file_of_what_is_prepared_keeps_pods_with_claims_from_starting_and_no_others()
    {
        using var node = new SimulatedNode();
        Directory.CreateDirectory(node.Options.RootDirectory);
        var file = Path.Combine(node.Options.RootDirectory, ClaimLedger.FileName);
        File.WriteAllText(file, """{"Data":"{}","Checksum":1}""");
        node.Start();
        Install(node);
        var (with, without) = (APod.Named("a", APod.Running()).Using("gpu"), APod.Named("b", APod.Running()));
        node.Api.Put(AClaim.Named("gpu", with));
        node.Put(with);
        node.Put(without);
        node.Until(without, p => p.Ready() == "True", "the pod without claims to be ready");
        node.Until(() => node.Events(with).Contains($"{Failed}{file} is no good (its checksum is wrong): drain the node, remove the file and start the kubelet again"), "the event");
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

    private static FakeDriver Install(SimulatedNode node) => node.Plugins.Install(node.Options.RootDirectory, new FakeDriver(AClaim.Driver));

    private static Proto.ContainerConfig Container(SimulatedNode node, string pod) => node.Cri.Containers.Values.Last(c => c.Sandbox.Config.Metadata.Name == pod).Config;

    private static IEnumerable<string> Devices(SimulatedNode node, string container) => node.Cri.Containers.Values.Single(c => c.Config.Metadata.Name == container).Config.CDIDevices.Select(d => d.Name);

    private static ResourceSlice Slice(string name, string driver, string node) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = new ResourceSliceSpec { Driver = driver, NodeName = node, Pool = new() { Name = node, Generation = 1, ResourceSliceCount = 1 } },
    };
}
