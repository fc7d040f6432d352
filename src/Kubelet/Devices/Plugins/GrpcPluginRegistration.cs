using Keles.Grpc;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>The registration service of a plugin, over its socket.</summary>
internal sealed class GrpcPluginRegistration(string socket, TimeProvider time) : IPluginRegistration
{
    private readonly GrpcChannel _channel = new(GrpcTarget.Unix(socket), time);

    public Task<DeviceProto.PluginInfo> GetInfoAsync(CancellationToken cancel) =>
        _channel.UnaryAsync(PluginMethods.GetInfo, new(), CallOptions.Within(PluginTimeouts.Info), cancel);

    public Task NotifyAsync(string error, CancellationToken cancel) =>
        _channel.UnaryAsync(PluginMethods.Notify, new() { PluginRegistered = error.Length == 0, Error = error }, CallOptions.Within(PluginTimeouts.Notify), cancel);

    public void Dispose() => _channel.Dispose();
}
