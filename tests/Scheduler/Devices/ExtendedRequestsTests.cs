namespace Keles.Scheduler.Tests.Devices;

/// <summary>Requests for devices that stand for plain resources.</summary>
public sealed class ExtendedRequestsTests
{
    [Fact]
    public void Each_container_has_devices_of_its_own() => Check(
        "container-0-request-1:2 container-1-request-0:1", "a=container-0-request-1 b=container-1-request-0",
        [], [Container("a", ("cpu", "1"), ("example.com/gpu", "2")), Container("b", ("example.com/gpu", "1"))]);

    [Fact]
    public void An_init_container_uses_what_those_after_it_will() => Check(
        "container-1-request-0:2", "a=container-1-request-0 init=container-1-request-0",
        [Container("init", ("example.com/gpu", "1"))], [Container("a", ("example.com/gpu", "2"))]);

    [Fact]
    public void What_init_containers_need_beyond_is_one_request_as_large_as_the_largest() => Check(
        "container-1-request-0:3 container-2-request-0:2", "a=container-2-request-0 i0=container-2-request-0 i0=container-1-request-0 i1=container-2-request-0 i1=container-1-request-0",
        [Container("i0", ("example.com/gpu", "3")), Container("i1", ("example.com/gpu", "5"))], [Container("a", ("example.com/gpu", "2"))]);

    [Fact]
    public void A_sidecar_keeps_its_devices() => Check(
        "container-0-request-0:1 container-1-request-0:1", "side=container-0-request-0 a=container-1-request-0",
        [Container("side", ("example.com/gpu", "1")) with { RestartPolicy = "Always" }], [Container("a", ("example.com/gpu", "1"))]);

    private static void Check(string requests, string mappings, Items<Container> init, Items<Container> containers)
    {
        var found = ExtendedRequests.Of(new() { InitContainers = init, Containers = containers }, [("example.com/gpu", "gpu")]);
        Assert.Equal(requests, string.Join(' ', found.Requests.Select(static r => $"{r.Name}:{r.Exactly!.Count}")));
        Assert.Equal(mappings, string.Join(' ', found.Mappings.Select(static m => $"{m.ContainerName}={m.RequestName}")));
        Assert.All(found.Requests.ToArray(), static r => Assert.Equal(("gpu", "ExactCount"), (r.Exactly!.DeviceClassName, r.Exactly.AllocationMode)));
    }

    private static Container Container(string name, params ReadOnlySpan<(string, string)> requests) => new() { Name = name, Image = "i", Resources = new() { Requests = A.Amounts(requests) } };
}
