using Keles.Kubelet.Devices.Drivers;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>The real sockets.</summary>
internal sealed class GrpcPluginSockets(TimeProvider time) : IPluginSockets
{
    public IPluginRegistration Registration(string socket) => new GrpcPluginRegistration(socket, time);

    public IDeviceDriver Driver(string socket, string service) => new GrpcDeviceDriver(socket, service, time);
}
