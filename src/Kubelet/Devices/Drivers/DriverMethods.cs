using Keles.Grpc;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Drivers;

/// <summary>The services of a driver, and their methods. A driver names a service by the short name when it registers.</summary>
internal static class DriverMethods
{
    public const string V1 = "v1.DRAPlugin";
    public const string V1Beta1 = "v1beta1.DRAPlugin";

    private const string Packages = "k8s.io.kubelet.pkg.apis.dra.";

    /// <summary>Those that the kubelet speaks, the one it likes best first.</summary>
    public static readonly Items<string> Known = [V1, V1Beta1];

    public static GrpcMethod<DeviceProto.NodeWatchResourcesRequest, DeviceProto.NodeWatchResourcesResponse> WatchHealth { get; } =
        new("v1alpha1.DRAResourceHealth", "NodeWatchResources", ProtobufCodec.Of(DeviceProto.NodeWatchResourcesRequest.Parser), ProtobufCodec.Of(DeviceProto.NodeWatchResourcesResponse.Parser));

    public static GrpcMethod<DeviceProto.NodePrepareResourcesRequest, DeviceProto.NodePrepareResourcesResponse> Prepare(string service) =>
        new(Packages + service, "NodePrepareResources", ProtobufCodec.Of(DeviceProto.NodePrepareResourcesRequest.Parser), ProtobufCodec.Of(DeviceProto.NodePrepareResourcesResponse.Parser));

    public static GrpcMethod<DeviceProto.NodeUnprepareResourcesRequest, DeviceProto.NodeUnprepareResourcesResponse> Unprepare(string service) =>
        new(Packages + service, "NodeUnprepareResources", ProtobufCodec.Of(DeviceProto.NodeUnprepareResourcesRequest.Parser), ProtobufCodec.Of(DeviceProto.NodeUnprepareResourcesResponse.Parser));
}
