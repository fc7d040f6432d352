using Keles.Api.Core.V1;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class DeviceScenarios
{
    [Fact]
    public void A_pod_with_claims_for_devices_is_not_started_without_them_and_says_so()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("gpu", APod.Running()).With(s => s with { ResourceClaims = [new() { Name = "gpu", ResourceClaimName = "x" }, new() { Name = "nic", ResourceClaimTemplateName = "y" }] }));
        node.Until(() => node.Events(pod).Contains("FailedPrepareDynamicResources: Failed to prepare dynamic resources: prepare dynamic resources: claims gpu, nic need a driver of devices, and drivers cannot register on this node yet"), "the event");
        node.Until(pod, p => p.Waiting() == "ContainerCreating", "the container to wait");
        node.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Pending", node.Api.Get<Pod>("default", "gpu").Status.Phase);
    }
}
