namespace Keles.Kubelet.Devices.Drivers;

/// <summary>A driver of devices on this node. Preparing and giving back can be repeated; failures are <see cref="Grpc.GrpcException"/>.</summary>
internal interface IDeviceDriver : IDisposable
{
    Task<DeviceProto.NodePrepareResourcesResponse> PrepareAsync(DeviceProto.NodePrepareResourcesRequest request, CancellationToken cancel);

    Task<DeviceProto.NodeUnprepareResourcesResponse> UnprepareAsync(DeviceProto.NodeUnprepareResourcesRequest request, CancellationToken cancel);

    /// <summary>What it says of its devices, now and whenever that changes. One that says nothing is Unimplemented.</summary>
    IAsyncEnumerable<DeviceProto.NodeWatchResourcesResponse> WatchHealthAsync(CancellationToken cancel);

    /// <summary>Whether somebody listens on its socket.</summary>
    Task<bool> IsThereAsync(CancellationToken cancel);
}
