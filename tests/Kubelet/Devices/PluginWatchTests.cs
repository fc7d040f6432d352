using System.Threading.Channels;
using Keles.Background;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Messages;
using Keles.Kubelet.Devices.Plugins;
using Keles.Kubelet.Tests.Fakes;
using Keles.Linux;

namespace Keles.Kubelet.Tests.Devices;

/// <summary>Over real sockets, and found by the kernel's word of changes.</summary>
public sealed class PluginWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Rescan = TimeSpan.FromSeconds(1);

    private readonly string _directory = Directory.CreateTempSubdirectory("keles-plugins-").FullName;
    private readonly DeviceDrivers _drivers = new(new GrpcPluginSockets(TimeProvider.System));
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();
    private BackgroundHost? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _drivers.Started = d => _news.Writer.TryWrite($"+{d.Name}");
        _drivers.Stopped = d => _news.Writer.TryWrite($"-{d.Name}");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("v1.DRAPlugin")]
    [InlineData("v1beta1.DRAPlugin")]
    public async Task A_driver_that_is_there_is_found_told_and_called(string service)
    {
        await using var driver = await new RealDriver(_directory, "dra.example.com", service).StartAsync(Cancel);
        Watch();
        Assert.Equal(new RegistrationStatus { PluginRegistered = true }, await driver.Told.Task.WaitAsync(Cancel));
        var found = _drivers.Get("dra.example.com");
        Assert.Equal(driver.Endpoint, found.Endpoint);

        var prepared = await found.Calls.PrepareAsync(new() { Claims = { new Claim { Namespace = "ns", Name = "c", Uid = "u" } } }, Cancel);
        var device = Assert.Single(prepared.Claims["u"].Devices);
        Assert.Equal(("pool", "c", "r", "example.com/class=u", "share"), (device.PoolName, device.DeviceName, Assert.Single(device.RequestNames), Assert.Single(device.CdiDeviceIds), device.ShareId));
        var unprepared = await found.Calls.UnprepareAsync(new() { Claims = { new Claim { Namespace = "ns", Name = "c", Uid = "u" } } }, Cancel);
        Assert.Equal("ns/c stays", unprepared.Claims["u"].Error);
        Assert.True(await found.Calls.IsThereAsync(Cancel));
        await foreach (var said in found.Calls.WatchHealthAsync(Cancel))
        {
            Assert.Equal(("c", HealthStatus.Healthy), (said.Devices[0].Device.DeviceName, said.Devices[0].Health));
        }
    }

    [Fact]
    public async Task A_driver_that_comes_later_is_found_too_and_let_go_when_it_goes_and_taken_again()
    {
        Watch();
        var driver = await new RealDriver(_directory, "dra.example.com", "v1.DRAPlugin").StartAsync(Cancel);
        Assert.Equal("+dra.example.com", await _news.Reader.ReadAsync(Cancel));
        var calls = _drivers.Get("dra.example.com").Calls;
        await driver.DisposeAsync();
        Assert.False(await calls.IsThereAsync(Cancel));
        Assert.Equal("-dra.example.com", await _news.Reader.ReadAsync(Cancel));
        Assert.Equal("DRA driver dra.example.com is not registered", Assert.Throws<DeviceException>(() => _drivers.Get("dra.example.com")).Message);

        await driver.StartAsync(Cancel);
        Assert.Equal("+dra.example.com", await _news.Reader.ReadAsync(Cancel));
        await driver.DisposeAsync();
    }

    [Fact]
    public async Task Two_processes_of_one_driver_are_there_while_it_is_replaced_and_the_newer_one_is_called()
    {
        await using var old = await new RealDriver(_directory, "a", "v1.DRAPlugin").StartAsync(Cancel);
        Watch();
        Assert.Equal("+a", await _news.Reader.ReadAsync(Cancel));
        var other = new PluginInfo { Type = "DRAPlugin", Name = "a", Endpoint = "/other", SupportedVersions = { "v1.DRAPlugin" } };
        _drivers.Register(other);
        Assert.Equal("/other", _drivers.Get("a").Endpoint);
        Assert.True(_drivers.Note(_drivers.All[0], isConnected: true));
        Assert.Equal(old.Endpoint, _drivers.Get("a").Endpoint);
        Assert.Equal("endpoint /other already registered for DRA driver plugin a", Assert.Throws<DeviceException>(() => _drivers.Register(other)).Message);
        _drivers.Unregister(other);
    }

    [Fact]
    public void Only_sockets_count_also_in_directories_below_but_none_that_is_hidden()
    {
        var below = Directory.CreateDirectory(Path.Combine(_directory, "r", "below")).FullName;
        File.WriteAllText(Path.Combine(_directory, "r", "file.sock"), "");
        using var first = Bound(Path.Combine(_directory, "r", "a.sock"));
        using var second = Bound(Path.Combine(below, "b.sock"));
        using var hidden = Bound(Path.Combine(_directory, "r", ".c.sock"));
        Assert.Equal(["a.sock", "below/b.sock"], PluginRegistry.Sockets(Path.Combine(_directory, "r")).Select(s => Path.GetRelativePath(Path.Combine(_directory, "r"), s.Path)).Order());
        Assert.Empty(PluginRegistry.Sockets(Path.Combine(_directory, "none")));
    }

    private static System.Net.Sockets.Socket Bound(string path)
    {
        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        return socket;
    }

    private void Watch()
    {
        var registry = Path.Combine(_directory, PluginRegistry.Name);
        var around = Surroundings.OnThisMachine;
        _host = new BackgroundHost(around.Spawner, new TestLog());
        var watch = new PluginWatch(registry, [_drivers], new GrpcPluginSockets(TimeProvider.System), c => new DirectoryWatch(registry, Rescan, TimeProvider.System).ChangesAsync(c), around, new TestLog());
        _ = _host.SpawnForever("plugins", c => watch.RunAsync(_host, c));
    }
}
