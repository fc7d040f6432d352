using Keles.Api.Core.V1;
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

    private static FakeDriver Install(SimulatedNode node) => node.Plugins.Install(node.Options.RootDirectory, new FakeDriver(AClaim.Driver));

    private static Proto.ContainerConfig Container(SimulatedNode node, string pod) => node.Cri.Containers.Values.Last(c => c.Sandbox.Config.Metadata.Name == pod).Config;
}
