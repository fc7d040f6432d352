using Keles.Api.Resource.V1;
using Keles.Kubelet.Tests.Fakes;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class DriverScenarios
{
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

    private static FakeDriver Install(SimulatedNode node) => node.Plugins.Install(node.Options.RootDirectory, new FakeDriver(AClaim.Driver));

    private static ResourceSlice Slice(string name, string driver, string node) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = new ResourceSliceSpec { Driver = driver, NodeName = node, Pool = new() { Name = node, Generation = 1, ResourceSliceCount = 1 } },
    };
}
