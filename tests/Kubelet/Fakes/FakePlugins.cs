using System.Net.Sockets;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Plugins;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>Drivers of a simulated node: their sockets are real, so that they are found, but nothing is said over them.</summary>
internal sealed class FakePlugins : IPluginSockets, IDisposable
{
    private readonly Dictionary<FakeDriver, Socket> _files = [];
    private readonly Dictionary<string, FakeDriver> _registrations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeDriver> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Puts a driver's socket into the registry below the kubelet's directory.</summary>
    public FakeDriver Install(string kubelet, FakeDriver driver)
    {
        var registry = Directory.CreateDirectory(Path.Combine(kubelet, PluginRegistry.Name)).FullName;
        driver.Socket = Path.Combine(registry, $"{driver.Name}-{_registrations.Count}.sock");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(driver.Socket));
        // Closing it takes its file away.
        _files[driver] = socket;
        _registrations[driver.Socket] = driver;
        _endpoints[driver.Info.Endpoint.Length > 0 ? driver.Info.Endpoint : driver.Socket] = driver;
        return driver;
    }

    /// <summary>The driver's process ends and takes its socket away.</summary>
    public void Remove(FakeDriver driver)
    {
        driver.IsThere = false;
        _files.Remove(driver, out var socket);
        socket!.Dispose();
    }

    public void Dispose()
    {
        foreach (var socket in _files.Values)
        {
            socket.Dispose();
        }
    }

    public IPluginRegistration Registration(string socket) => _registrations[socket].Registration();

    public IDeviceDriver Driver(string socket, string service) => _endpoints[socket].Calls(service);
}
