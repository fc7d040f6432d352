using System.Net.Sockets;
using Keles.Grpc;
using Keles.Kubelet.Devices.Plugins;

namespace Keles.Kubelet.Devices.Drivers;

/// <summary>A driver over its socket.</summary>
internal sealed class GrpcDeviceDriver(string socket, string service, TimeProvider time) : IDeviceDriver
{
    private readonly GrpcChannel _channel = new(GrpcTarget.Unix(socket), time);

    public Task<DeviceProto.NodePrepareResourcesResponse> PrepareAsync(DeviceProto.NodePrepareResourcesRequest request, CancellationToken cancel) =>
        _channel.UnaryAsync(DriverMethods.Prepare(service), request, CallOptions.Within(PluginTimeouts.Claims), cancel);

    public Task<DeviceProto.NodeUnprepareResourcesResponse> UnprepareAsync(DeviceProto.NodeUnprepareResourcesRequest request, CancellationToken cancel) =>
        _channel.UnaryAsync(DriverMethods.Unprepare(service), request, CallOptions.Within(PluginTimeouts.Claims), cancel);

    public IAsyncEnumerable<DeviceProto.NodeWatchResourcesResponse> WatchHealthAsync(CancellationToken cancel) =>
        _channel.ServerStreamAsync(DriverMethods.WatchHealth, new(), CallOptions.Default, cancel);

    /// <summary>A connection that is made and closed again: the socket of a process that is gone refuses it.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(PluginTimeouts.Dial, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using var dial = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await dial.ConnectAsync(new UnixDomainSocketEndPoint(socket), both.Token);
            return true;
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _channel.Dispose();
}
