using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>A device where it was found.</summary>
internal sealed class PoolDevice(DevicePool pool, ResourceSlice slice, Device device)
{
    public DeviceId Id { get; } = new(pool.Id.Driver, pool.Id.Pool, device.Name);

    public DevicePool Pool => pool;

    public Device Device => device;

    /// <summary>Several claims can have a share of it.</summary>
    public bool IsShared { get; } = device.AllowMultipleAllocations == true;

    /// <summary>Where it can be used is said of the device, or of its whole slice.</summary>
    public string NodeName { get; } = (slice.Spec.PerDeviceNodeSelection == true ? device.NodeName : slice.Spec.NodeName) ?? "";

    public NodeSelector? NodeSelector { get; } = slice.Spec.PerDeviceNodeSelection == true ? device.NodeSelector : slice.Spec.NodeSelector;

    private bool OnAllNodes { get; } = (slice.Spec.PerDeviceNodeSelection == true ? device.AllNodes : slice.Spec.AllNodes) == true;

    public bool CanBeUsedOn(Node node) => NodeName.Length > 0 ? NodeName == node.Metadata.Name : OnAllNodes || (NodeSelector is { } selector && NodeSelectors.Matches(selector, node));
}
