using Keles.Grpc;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Messages;
using Keles.Kubelet.Devices.Plugins;

namespace Keles.Kubelet.Tests.Devices;

/// <summary>A driver as a process of its own would be: a gRPC server on two sockets, one to be found by and one to be called at.</summary>
internal sealed class RealDriver(string directory, string name, string service) : IAsyncDisposable
{
    private GrpcListener? _registration, _calls;

    public string Registry => Path.Combine(directory, PluginRegistry.Name);

    public string Socket => Path.Combine(Registry, name + "-reg.sock");

    public string Endpoint => Path.Combine(directory, name + ".sock");

    public TaskCompletionSource<RegistrationStatus> Told { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<RealDriver> StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Registry);
        Told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls = await GrpcListener.StartAsync(Endpoint, new GrpcServices(TimeProvider.System)
            .Unary(DriverMethods.Prepare(service), static (request, _) => Task.FromResult(Prepared(request)))
            .Unary(DriverMethods.Unprepare(service), static (request, _) => Task.FromResult(Unprepared(request)))
            .ServerStream(DriverMethods.WatchHealth, static (_, _) => new[] { new NodeWatchResourcesResponse { Devices = { new DeviceHealth { Device = new() { PoolName = "pool", DeviceName = "c" }, Health = HealthStatus.Healthy } } } }.ToAsyncEnumerable()), cancel);
        _registration = await GrpcListener.StartAsync(Socket, new GrpcServices(TimeProvider.System)
            .Unary(PluginMethods.GetInfo, (_, _) => Task.FromResult(new PluginInfo { Type = "DRAPlugin", Name = name, Endpoint = Endpoint, SupportedVersions = { service } }))
            .Unary(PluginMethods.Notify, (status, _) =>
            {
                Told.TrySetResult(status);
                return Task.FromResult(new RegistrationStatusResponse());
            }), cancel);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await using var calls = _calls;
        await using var registration = _registration;
    }

    private static NodePrepareResourcesResponse Prepared(NodePrepareResourcesRequest request)
    {
        var answer = new NodePrepareResourcesResponse();
        foreach (var claim in request.Claims)
        {
            answer.Claims[claim.Uid] = new() { Devices = { new Device { PoolName = "pool", DeviceName = claim.Name, RequestNames = { "r" }, CdiDeviceIds = { $"example.com/class={claim.Uid}" }, ShareId = "share" } } };
        }
        return answer;
    }

    private static NodeUnprepareResourcesResponse Unprepared(NodeUnprepareResourcesRequest request)
    {
        var answer = new NodeUnprepareResourcesResponse();
        foreach (var claim in request.Claims)
        {
            answer.Claims[claim.Uid] = new() { Error = $"{claim.Namespace}/{claim.Name} stays" };
        }
        return answer;
    }
}
