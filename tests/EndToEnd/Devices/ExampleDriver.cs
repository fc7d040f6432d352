using System.Collections.Concurrent;
using Google.Protobuf;
using Keles.Grpc;
using Keles.Kubelet.Devices.Messages;

namespace Keles.EndToEnd.Tests.Devices;

/// <summary>
/// A driver of devices of one node, as a process beside the kubelet would be: it lies in the kubelet's registry with one socket and is called at
/// another. Its devices are described to the runtime by a file in the node's /run/cdi.
/// </summary>
internal sealed class ExampleDriver(KelesCluster cluster, string node, string name) : IAsyncDisposable
{
    private const string Service = "v1.DRAPlugin";

    private readonly DirectoryInfo _short = Directory.CreateTempSubdirectory();
    private GrpcListener? _registration, _calls;

    public string Name => name;

    /// <summary>What the kubelet said of the registration.</summary>
    public TaskCompletionSource<RegistrationStatus> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The claims that are prepared now, by uid.</summary>
    public ConcurrentDictionary<string, string> Prepared { get; } = new(StringComparer.Ordinal);

    /// <summary>The kubelet's directory as it is outside the node.</summary>
    private string Kubelet => Path.Combine(cluster.Home.NodeDirectory, node, "kubelet");

    public async Task StartAsync(CancellationToken cancel)
    {
        await DescribeAsync();
        Directory.CreateDirectory(Path.Combine(Kubelet, "plugins_registry"));
        _calls = await ListenAsync(Path.Combine(Kubelet, $"{name}.sock"), new GrpcServices(TimeProvider.System)
            .Unary(Method("k8s.io.kubelet.pkg.apis.dra.v1.DRAPlugin", "NodePrepareResources", NodePrepareResourcesRequest.Parser, NodePrepareResourcesResponse.Parser), (r, _) => Task.FromResult(Prepare(r)))
            .Unary(Method("k8s.io.kubelet.pkg.apis.dra.v1.DRAPlugin", "NodeUnprepareResources", NodeUnprepareResourcesRequest.Parser, NodeUnprepareResourcesResponse.Parser), (r, _) => Task.FromResult(Unprepare(r))), cancel);
        var info = new PluginInfo { Type = "DRAPlugin", Name = name, Endpoint = $"/var/lib/kubelet/{name}.sock", SupportedVersions = { Service } };
        _registration = await ListenAsync(Path.Combine(Kubelet, "plugins_registry", $"{name}.sock"), new GrpcServices(TimeProvider.System)
            .Unary(Method("pluginregistration.Registration", "GetInfo", InfoRequest.Parser, PluginInfo.Parser), (_, _) => Task.FromResult(info))
            .Unary(Method("pluginregistration.Registration", "NotifyRegistrationStatus", RegistrationStatus.Parser, RegistrationStatusResponse.Parser), (status, _) =>
            {
                Told.TrySetResult(status);
                return Task.FromResult(new RegistrationStatusResponse());
            }), cancel);
    }

    /// <summary>A path outside the node may be longer than the address of a socket: it is made under a short one, and moved.</summary>
    private async Task<GrpcListener> ListenAsync(string path, GrpcServices services, CancellationToken cancel)
    {
        var listener = await GrpcListener.StartAsync(Path.Combine(_short.FullName, Path.GetRandomFileName()), services, cancel);
        File.Move(Directory.GetFiles(_short.FullName).Single(), path, overwrite: true);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await using (_calls)
        await using (_registration)
        {
        }
        foreach (var socket in (string[])[Path.Combine(Kubelet, $"{name}.sock"), Path.Combine(Kubelet, "plugins_registry", $"{name}.sock")])
        {
            File.Delete(socket);
        }
        _short.Delete(recursive: true);
    }

    private Task DescribeAsync() => cluster.Keles.RunAsync("node", "shell", node, "--", "sh", "-c", $$$$"""
        mkdir -p /run/cdi && cat > /run/cdi/{{{{name}}}}.json <<'END'
        {"cdiVersion": "0.5.0", "kind": "{{{{name}}}}/example", "containerEdits": {"env": ["DRIVER={{{{name}}}}"]},
         "devices": [{"name": "dev-0", "containerEdits": {"env": ["DEVICE=dev-0"], "deviceNodes": [{"path": "/dev/example", "hostPath": "/dev/zero", "type": "c", "major": 1, "minor": 5, "permissions": "r"}]}}]}
        END
        """);

    private NodePrepareResourcesResponse Prepare(NodePrepareResourcesRequest request)
    {
        var answer = new NodePrepareResourcesResponse();
        foreach (var claim in request.Claims)
        {
            Prepared[claim.Uid] = claim.Name;
            answer.Claims[claim.Uid] = new() { Devices = { new Device { PoolName = node, DeviceName = "dev-0", CdiDeviceIds = { $"{name}/example=dev-0" } } } };
        }
        return answer;
    }

    private NodeUnprepareResourcesResponse Unprepare(NodeUnprepareResourcesRequest request)
    {
        var answer = new NodeUnprepareResourcesResponse();
        foreach (var claim in request.Claims)
        {
            Prepared.TryRemove(claim.Uid, out _);
            answer.Claims[claim.Uid] = new();
        }
        return answer;
    }

    private static GrpcMethod<TRequest, TResponse> Method<TRequest, TResponse>(string service, string method, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> => new(service, method, ProtobufCodec.Of(request), ProtobufCodec.Of(response));
}
