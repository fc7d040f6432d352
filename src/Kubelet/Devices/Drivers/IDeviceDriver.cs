namespace Keles.Kubelet.Devices.Drivers;

/// <summary>A driver of devices on this node. Both calls can be repeated; failures are <see cref="Grpc.GrpcException"/>.</summary>
internal interface IDeviceDriver : IDisposable
{
    Task<DeviceProto.NodePrepareResourcesResponse> PrepareAsync(DeviceProto.NodePrepareResourcesRequest request, CancellationToken cancel);

    Task<DeviceProto.NodeUnprepareResourcesResponse> UnprepareAsync(DeviceProto.NodeUnprepareResourcesRequest request, CancellationToken cancel);

    /// <summary>Whether somebody listens on its socket.</summary>
    Task<bool> IsThereAsync(CancellationToken cancel);
}
