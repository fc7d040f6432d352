using Google.Protobuf;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri.Client;

/// <summary>The methods of the runtime service that the kubelet calls.</summary>
internal static class RuntimeMethods
{
    public static readonly GrpcMethod<VersionRequest, VersionResponse> Version = Of(nameof(Version), VersionRequest.Parser, VersionResponse.Parser);
    public static readonly GrpcMethod<StatusRequest, StatusResponse> Status = Of(nameof(Status), StatusRequest.Parser, StatusResponse.Parser);
    public static readonly GrpcMethod<UpdateRuntimeConfigRequest, UpdateRuntimeConfigResponse> UpdateRuntimeConfig = Of(nameof(UpdateRuntimeConfig), UpdateRuntimeConfigRequest.Parser, UpdateRuntimeConfigResponse.Parser);
    public static readonly GrpcMethod<RuntimeConfigRequest, RuntimeConfigResponse> RuntimeConfig = Of(nameof(RuntimeConfig), RuntimeConfigRequest.Parser, RuntimeConfigResponse.Parser);
    public static readonly GrpcMethod<GetEventsRequest, ContainerEventResponse> GetContainerEvents = Of(nameof(GetContainerEvents), GetEventsRequest.Parser, ContainerEventResponse.Parser);

    public static readonly GrpcMethod<RunPodSandboxRequest, RunPodSandboxResponse> RunPodSandbox = Of(nameof(RunPodSandbox), RunPodSandboxRequest.Parser, RunPodSandboxResponse.Parser);
    public static readonly GrpcMethod<StopPodSandboxRequest, StopPodSandboxResponse> StopPodSandbox = Of(nameof(StopPodSandbox), StopPodSandboxRequest.Parser, StopPodSandboxResponse.Parser);
    public static readonly GrpcMethod<RemovePodSandboxRequest, RemovePodSandboxResponse> RemovePodSandbox = Of(nameof(RemovePodSandbox), RemovePodSandboxRequest.Parser, RemovePodSandboxResponse.Parser);
    public static readonly GrpcMethod<PodSandboxStatusRequest, PodSandboxStatusResponse> PodSandboxStatus = Of(nameof(PodSandboxStatus), PodSandboxStatusRequest.Parser, PodSandboxStatusResponse.Parser);
    public static readonly GrpcMethod<ListPodSandboxRequest, ListPodSandboxResponse> ListPodSandbox = Of(nameof(ListPodSandbox), ListPodSandboxRequest.Parser, ListPodSandboxResponse.Parser);

    public static readonly GrpcMethod<CreateContainerRequest, CreateContainerResponse> CreateContainer = Of(nameof(CreateContainer), CreateContainerRequest.Parser, CreateContainerResponse.Parser);
    public static readonly GrpcMethod<StartContainerRequest, StartContainerResponse> StartContainer = Of(nameof(StartContainer), StartContainerRequest.Parser, StartContainerResponse.Parser);
    public static readonly GrpcMethod<StopContainerRequest, StopContainerResponse> StopContainer = Of(nameof(StopContainer), StopContainerRequest.Parser, StopContainerResponse.Parser);
    public static readonly GrpcMethod<RemoveContainerRequest, RemoveContainerResponse> RemoveContainer = Of(nameof(RemoveContainer), RemoveContainerRequest.Parser, RemoveContainerResponse.Parser);
    public static readonly GrpcMethod<ListContainersRequest, ListContainersResponse> ListContainers = Of(nameof(ListContainers), ListContainersRequest.Parser, ListContainersResponse.Parser);
    public static readonly GrpcMethod<ContainerStatusRequest, ContainerStatusResponse> ContainerStatus = Of(nameof(ContainerStatus), ContainerStatusRequest.Parser, ContainerStatusResponse.Parser);
    public static readonly GrpcMethod<UpdateContainerResourcesRequest, UpdateContainerResourcesResponse> UpdateContainerResources = Of(nameof(UpdateContainerResources), UpdateContainerResourcesRequest.Parser, UpdateContainerResourcesResponse.Parser);
    public static readonly GrpcMethod<ReopenContainerLogRequest, ReopenContainerLogResponse> ReopenContainerLog = Of(nameof(ReopenContainerLog), ReopenContainerLogRequest.Parser, ReopenContainerLogResponse.Parser);

    public static readonly GrpcMethod<ExecSyncRequest, ExecSyncResponse> ExecSync = Of(nameof(ExecSync), ExecSyncRequest.Parser, ExecSyncResponse.Parser);
    public static readonly GrpcMethod<ExecRequest, ExecResponse> Exec = Of(nameof(Exec), ExecRequest.Parser, ExecResponse.Parser);
    public static readonly GrpcMethod<AttachRequest, AttachResponse> Attach = Of(nameof(Attach), AttachRequest.Parser, AttachResponse.Parser);
    public static readonly GrpcMethod<PortForwardRequest, PortForwardResponse> PortForward = Of(nameof(PortForward), PortForwardRequest.Parser, PortForwardResponse.Parser);

    public static readonly GrpcMethod<ContainerStatsRequest, ContainerStatsResponse> ContainerStats = Of(nameof(ContainerStats), ContainerStatsRequest.Parser, ContainerStatsResponse.Parser);
    public static readonly GrpcMethod<ListContainerStatsRequest, ListContainerStatsResponse> ListContainerStats = Of(nameof(ListContainerStats), ListContainerStatsRequest.Parser, ListContainerStatsResponse.Parser);
    public static readonly GrpcMethod<PodSandboxStatsRequest, PodSandboxStatsResponse> PodSandboxStats = Of(nameof(PodSandboxStats), PodSandboxStatsRequest.Parser, PodSandboxStatsResponse.Parser);
    public static readonly GrpcMethod<ListPodSandboxStatsRequest, ListPodSandboxStatsResponse> ListPodSandboxStats = Of(nameof(ListPodSandboxStats), ListPodSandboxStatsRequest.Parser, ListPodSandboxStatsResponse.Parser);

    private static GrpcMethod<TRequest, TResponse> Of<TRequest, TResponse>(string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
        => new("runtime.v1.RuntimeService", name, ProtobufCodec.Of(request), ProtobufCodec.Of(response));
}
