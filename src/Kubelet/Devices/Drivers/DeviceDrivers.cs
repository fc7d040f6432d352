using Keles.Background;
using Keles.Kubelet.Devices.Plugins;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Drivers;

/// <summary>The drivers of devices that are registered on this node.</summary>
/// <remarks><c>gate</c> protects the list, which is in the order of registration; callbacks are called outside it.</remarks>
internal sealed class DeviceDrivers(IPluginSockets sockets) : IPluginHandler
{
    private readonly Lock _gate = new();
    private Items<RegisteredDriver> _drivers = [];

    public string Type => "DRAPlugin";

    /// <summary>Told when a driver came, went, or was found to be connected or not.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Told the name of a driver that came: pods may wait for it.</summary>
    public Action<string> Came { get; set; } = static _ => { };

    /// <summary>Told of each process of a driver that came.</summary>
    public Action<RegisteredDriver> Started { get; set; } = static _ => { };

    /// <summary>Told of each process of a driver that went.</summary>
    public Action<RegisteredDriver> Stopped { get; set; } = static _ => { };

    public Items<RegisteredDriver> All
    {
        get
        {
            lock (_gate)
            {
                return _drivers;
            }
        }
    }

    /// <summary>The newest process that is connected, else the newest.</summary>
    /// <exception cref="DeviceException">No such driver is registered.</exception>
    public RegisteredDriver Get(string name)
    {
        if (name.Length == 0)
        {
            throw new DeviceException("DRA driver name is empty");
        }
        var known = All.Where(d => d.Name == name);
        return known.AsEnumerable().LastOrDefault(d => d.IsConnected) ?? known.AsEnumerable().LastOrDefault()
            ?? throw new DeviceException($"DRA driver {name} is not registered");
    }

    public bool IsUsable(string name) => All.Any(d => d.Name == name && d.IsConnected);

    public string WhyNot(DeviceProto.PluginInfo plugin)
    {
        var problem = plugin.SupportedVersions.Count == 0 ? "empty list of supported gRPC services (aka supported versions)"
            : DriverMethods.Known.Any(plugin.SupportedVersions.Contains) ? ""
            : $"none of services supported by the plugin ({Quoted(plugin.SupportedVersions)}) are supported by the kubelet ({Quoted(DriverMethods.Known.AsEnumerable())})";
        return problem.Length == 0 ? "" : $"invalid supported gRPC versions of DRA driver plugin {plugin.Name} at endpoint {plugin.Endpoint}: {problem}";
    }

    public void Register(DeviceProto.PluginInfo plugin)
    {
        var service = DriverMethods.Known.Find(plugin.SupportedVersions.Contains)!;
        RegisteredDriver driver;
        lock (_gate)
        {
            // One process cannot take another's socket from it.
            if (_drivers.Any(d => d.Name == plugin.Name && d.Endpoint == plugin.Endpoint))
            {
                throw new DeviceException($"endpoint {plugin.Endpoint} already registered for DRA driver plugin {plugin.Name}");
            }
            driver = new RegisteredDriver(plugin.Name, plugin.Endpoint, [.. plugin.SupportedVersions], sockets.Driver(plugin.Endpoint, service), IsConnected: false);
            _drivers = _drivers.Add(driver);
        }
        Started(driver);
        Came(plugin.Name);
        Changed.Set();
    }

    public void Unregister(DeviceProto.PluginInfo plugin)
    {
        RegisteredDriver? driver;
        lock (_gate)
        {
            driver = _drivers.Find(d => d.Name == plugin.Name && d.Endpoint == plugin.Endpoint);
            _drivers = _drivers.Where(d => d != driver);
        }
        if (driver is not null)
        {
            Stopped(driver);
            driver.Calls.Dispose();
        }
        Changed.Set();
    }

    /// <summary>Notes whether somebody listens there; false when nothing changed.</summary>
    public bool Note(RegisteredDriver seen, bool isConnected)
    {
        lock (_gate)
        {
            if (_drivers.IndexOf(d => ReferenceEquals(d.Calls, seen.Calls)) is not (>= 0 and var at) || _drivers[at].IsConnected == isConnected)
            {
                return false;
            }
            _drivers = _drivers.With(at, _drivers[at] with { IsConnected = isConnected });
            return true;
        }
    }

    private static string Quoted(IEnumerable<string> services) => $"[{string.Join(' ', services.Select(s => $"\"{s}\""))}]";
}
