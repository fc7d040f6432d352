using Keles.Kubelet.Devices.Drivers;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>Reaches what listens on sockets of this node.</summary>
internal interface IPluginSockets
{
    /// <summary>The registration service on a socket of the registry.</summary>
    IPluginRegistration Registration(string socket);

    /// <summary>The driver of devices on a socket.</summary>
    /// <param name="service">Which of its services is called, by its full name.</param>
    IDeviceDriver Driver(string socket, string service);
}
