using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Tests.Housekeeping;

public sealed class DeadPlanTests
{
    [Fact]
    public void The_newest_dead_instance_of_every_container_stays_and_older_ones_go()
    {
        var plan = DeadPlan.For(
            [Sandbox("s", "pod", 1, PodSandboxState.SandboxReady)],
            [AContainer("a1", "a", 1), AContainer("a2", "a", 2), AContainer("a3", "a", 3, ContainerState.ContainerRunning), AContainer("b1", "b", 1)],
            static _ => true);
        Assert.Equal(["a1"], plan.Containers);
        Assert.Empty(plan.Sandboxes);
    }

    [Fact]
    public void One_that_is_about_to_start_leaves_the_log_of_the_one_before_and_ones_that_never_started_go()
    {
        var plan = DeadPlan.For(
            [Sandbox("s", "pod", 1, PodSandboxState.SandboxReady)],
            [AContainer("a1", "a", 1), AContainer("a2", "a", 2), AContainer("a3", "a", 3, ContainerState.ContainerCreated), AContainer("a4", "a", 4, ContainerState.ContainerCreated)],
            static _ => true);
        Assert.Equal(["a1", "a3"], plan.Containers);
    }

    [Fact]
    public void An_old_sandbox_goes_only_when_no_container_that_stays_is_in_it()
    {
        var plan = DeadPlan.For(
            [Sandbox("old", "pod", 1), Sandbox("empty", "pod", 2), Sandbox("last", "pod", 3)],
            [AContainer("a1", "a", 1, sandbox: "old")],
            static _ => true);
        Assert.Empty(plan.Containers);
        Assert.Equal(["empty"], plan.Sandboxes);
    }

    [Fact]
    public void What_belongs_to_nobody_here_is_left_alone()
    {
        var plan = DeadPlan.For(
            [Sandbox("s1", "pod", 1), Sandbox("s2", "pod", 2)],
            [AContainer("a1", "a", 1), AContainer("a2", "a", 2)],
            static _ => false);
        Assert.Empty(plan.Containers);
        Assert.Empty(plan.Sandboxes);
    }

    private static PodSandbox Sandbox(string id, string uid, long created, PodSandboxState state = PodSandboxState.SandboxNotready) =>
        new() { Id = id, CreatedAt = created, State = state, Labels = { [RuntimeLabels.PodUid] = uid } };

    private static Container AContainer(string id, string name, long created, ContainerState state = ContainerState.ContainerExited, string sandbox = "s") =>
        new() { Id = id, PodSandboxId = sandbox, CreatedAt = created, State = state, Labels = { [RuntimeLabels.PodUid] = "pod", [RuntimeLabels.ContainerName] = name } };
}
