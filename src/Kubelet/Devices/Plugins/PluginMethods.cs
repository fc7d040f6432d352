using Keles.Grpc;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>The methods of the registration service.</summary>
internal static class PluginMethods
{
    private const string Service = "pluginregistration.Registration";

    public static readonly GrpcMethod<DeviceProto.InfoRequest, DeviceProto.PluginInfo> GetInfo =
        new(Service, "GetInfo", ProtobufCodec.Of(DeviceProto.InfoRequest.Parser), ProtobufCodec.Of(DeviceProto.PluginInfo.Parser));

    public static readonly GrpcMethod<DeviceProto.RegistrationStatus, DeviceProto.RegistrationStatusResponse> Notify =
        new(Service, "NotifyRegistrationStatus", ProtobufCodec.Of(DeviceProto.RegistrationStatus.Parser), ProtobufCodec.Of(DeviceProto.RegistrationStatusResponse.Parser));
}
