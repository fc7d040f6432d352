using Keles.Machinery;

namespace Keles.Kubelet.Devices.Drivers;

/// <summary>One process of a driver. While a driver is replaced there may be two.</summary>
/// <param name="Name">The driver's.</param>
/// <param name="Endpoint">Its socket.</param>
/// <param name="Services">All that it offers.</param>
/// <param name="Calls">Reaches it.</param>
/// <param name="IsConnected">Somebody listened there when it was last tried.</param>
internal sealed record RegisteredDriver(string Name, string Endpoint, Items<string> Services, IDeviceDriver Calls, bool IsConnected);
