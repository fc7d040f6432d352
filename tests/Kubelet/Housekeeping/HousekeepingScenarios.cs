using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Scenarios;

namespace Keles.Kubelet.Tests.Housekeeping;

public sealed class HousekeepingScenarios
{
    [Fact]
    public void What_is_left_of_pods_deleted_while_the_kubelet_was_away_is_taken_away()
    {
        using var node = new SimulatedNode().Start();
        var stays = node.Put(APod.Named("stays", APod.Running()));
        var goes = node.Put(APod.Named("goes", APod.Running()));
        node.Until(stays, p => p.Ready() == "True", "the first pod to be ready");
        node.Until(goes, p => p.Ready() == "True", "the second pod to be ready");
        node.Kill();
        node.Api.Remove<Pod>(Machinery.ObjectKey.Of(goes));
        Assert.Equal(2, node.Cri.Sandboxes.Count);

        node.Start();
        node.Until(() => node.Cri.Sandboxes.Count == 1, "the pod that nobody wants to be removed");
        Assert.Equal("stays", Assert.Single(node.Cri.Sandboxes.Values).Config.Metadata.Name);
        node.Until(() => !Directory.Exists(Path.Combine(node.Options.RootDirectory, "pods", goes.Metadata.Uid)), "its directory to be removed");
        Assert.DoesNotContain(node.Cgroups.Groups.Keys, g => g.Contains("pod" + goes.Metadata.Uid));
        Assert.Single(Directory.GetDirectories(node.Options.PodLogDirectory));
    }

    [Fact]
    public void A_container_that_crashes_again_and_again_leaves_one_dead_instance_and_its_log()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "echo bye; exit 3")));
        node.Until(pod, p => p.Status("c")?.RestartCount >= 3, "the container to be restarted three times");
        node.Until(() => node.Cri.Containers.Count == 1 && Logs(node).Length == 1 && Directory.GetFiles(node.Options.ContainerLogDirectory).Length == 1, "older instances and their logs to be removed");
        Assert.EndsWith($"/{node.Get(pod).Status("c")!.RestartCount}.log", Logs(node)[0]);
    }

    private static string[] Logs(SimulatedNode node) => Directory.GetFiles(node.Options.PodLogDirectory, "*.log", SearchOption.AllDirectories);
}
