namespace Keles.Kubelet.Devices.Plugins;

/// <summary>What a plugin answers when it is found. Failures are <see cref="Grpc.GrpcException"/>.</summary>
internal interface IPluginRegistration : IDisposable
{
    Task<DeviceProto.PluginInfo> GetInfoAsync(CancellationToken cancel);

    /// <summary>Tells the plugin whether it was taken.</summary>
    /// <param name="error">Why not; empty when it was.</param>
    Task NotifyAsync(string error, CancellationToken cancel);
}
