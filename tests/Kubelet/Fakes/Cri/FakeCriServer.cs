using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Client;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>Serves any implementation of the runtime interface over gRPC, as a runtime does.</summary>
internal static class FakeCriServer
{
    public static GrpcServices Serve(ICriRuntime runtime, ICriImages images, TimeProvider time)
    {
        var services = new GrpcServices(time);
        ServeRuntime(services, runtime);
        ServeSandboxes(services, runtime);
        ServeContainers(services, runtime);
        ServeCommands(services, runtime);
        ServeStats(services, runtime);
        ServeImages(services, images);
        return services;
    }

    private static void ServeRuntime(GrpcServices services, ICriRuntime runtime) => services
        .Unary(RuntimeMethods.Version, (_, call) => runtime.VersionAsync(call.Cancel))
        .Unary(RuntimeMethods.Status, (r, call) => runtime.StatusAsync(r.Verbose, call.Cancel))
        .Unary(RuntimeMethods.RuntimeConfig, (_, call) => runtime.RuntimeConfigAsync(call.Cancel))
        .Unary(RuntimeMethods.UpdateRuntimeConfig, (r, call) => Done<UpdateRuntimeConfigResponse>(runtime.UpdatePodCidrAsync(r.RuntimeConfig.NetworkConfig.PodCidr, call.Cancel)))
        .ServerStream(RuntimeMethods.GetContainerEvents, (_, call) => runtime.GetContainerEventsAsync(call.Cancel));

    private static void ServeSandboxes(GrpcServices services, ICriSandboxes sandboxes) => services
        .Unary(RuntimeMethods.RunPodSandbox, async (r, call) => new RunPodSandboxResponse { PodSandboxId = await sandboxes.RunPodSandboxAsync(r.Config, r.RuntimeHandler, call.Cancel) })
        .Unary(RuntimeMethods.StopPodSandbox, (r, call) => Done<StopPodSandboxResponse>(sandboxes.StopPodSandboxAsync(r.PodSandboxId, call.Cancel)))
        .Unary(RuntimeMethods.RemovePodSandbox, (r, call) => Done<RemovePodSandboxResponse>(sandboxes.RemovePodSandboxAsync(r.PodSandboxId, call.Cancel)))
        .Unary(RuntimeMethods.PodSandboxStatus, (r, call) => sandboxes.PodSandboxStatusAsync(r.PodSandboxId, r.Verbose, call.Cancel))
        .Unary(RuntimeMethods.ListPodSandbox, async (r, call) => new ListPodSandboxResponse { Items = { await sandboxes.ListPodSandboxesAsync(r.Filter, call.Cancel) } });

    private static void ServeContainers(GrpcServices services, ICriContainers containers) => services
        .Unary(RuntimeMethods.CreateContainer, async (r, call) => new CreateContainerResponse { ContainerId = await containers.CreateContainerAsync(r.PodSandboxId, r.Config, r.SandboxConfig, call.Cancel) })
        .Unary(RuntimeMethods.StartContainer, (r, call) => Done<StartContainerResponse>(containers.StartContainerAsync(r.ContainerId, call.Cancel)))
        .Unary(RuntimeMethods.StopContainer, (r, call) => Done<StopContainerResponse>(containers.StopContainerAsync(r.ContainerId, TimeSpan.FromSeconds(r.Timeout), call.Cancel)))
        .Unary(RuntimeMethods.RemoveContainer, (r, call) => Done<RemoveContainerResponse>(containers.RemoveContainerAsync(r.ContainerId, call.Cancel)))
        .Unary(RuntimeMethods.ListContainers, async (r, call) => new ListContainersResponse { Containers = { await containers.ListContainersAsync(r.Filter, call.Cancel) } })
        .Unary(RuntimeMethods.ContainerStatus, (r, call) => containers.ContainerStatusAsync(r.ContainerId, r.Verbose, call.Cancel))
        .Unary(RuntimeMethods.UpdateContainerResources, (r, call) => Done<UpdateContainerResourcesResponse>(containers.UpdateContainerResourcesAsync(r.ContainerId, r.Linux, call.Cancel)))
        .Unary(RuntimeMethods.ReopenContainerLog, (r, call) => Done<ReopenContainerLogResponse>(containers.ReopenContainerLogAsync(r.ContainerId, call.Cancel)));

    private static void ServeCommands(GrpcServices services, ICriCommands commands) => services
        .Unary(RuntimeMethods.ExecSync, (r, call) => commands.ExecSyncAsync(r.ContainerId, r.Cmd, r.Timeout == 0 ? null : TimeSpan.FromSeconds(r.Timeout), call.Cancel))
        .Unary(RuntimeMethods.Exec, async (r, call) => new ExecResponse { Url = (await commands.ExecAsync(r, call.Cancel)).ToString() })
        .Unary(RuntimeMethods.Attach, async (r, call) => new AttachResponse { Url = (await commands.AttachAsync(r, call.Cancel)).ToString() })
        .Unary(RuntimeMethods.PortForward, async (r, call) => new PortForwardResponse { Url = (await commands.PortForwardAsync(r, call.Cancel)).ToString() });

    private static void ServeStats(GrpcServices services, ICriStats stats) => services
        .Unary(RuntimeMethods.ContainerStats, async (r, call) => new ContainerStatsResponse { Stats = await stats.ContainerStatsAsync(r.ContainerId, call.Cancel) })
        .Unary(RuntimeMethods.ListContainerStats, async (r, call) => new ListContainerStatsResponse { Stats = { await stats.ListContainerStatsAsync(r.Filter, call.Cancel) } })
        .Unary(RuntimeMethods.PodSandboxStats, async (r, call) => new PodSandboxStatsResponse { Stats = await stats.PodSandboxStatsAsync(r.PodSandboxId, call.Cancel) })
        .Unary(RuntimeMethods.ListPodSandboxStats, async (r, call) => new ListPodSandboxStatsResponse { Stats = { await stats.ListPodSandboxStatsAsync(r.Filter, call.Cancel) } });

    private static void ServeImages(GrpcServices services, ICriImages images) => services
        .Unary(ImageMethods.ListImages, async (r, call) => new ListImagesResponse { Images = { await images.ListImagesAsync(r.Filter, call.Cancel) } })
        .Unary(ImageMethods.ImageStatus, async (r, call) => new ImageStatusResponse { Image = await images.ImageStatusAsync(r.Image, call.Cancel) })
        .Unary(ImageMethods.PullImage, async (r, call) => new PullImageResponse { ImageRef = await images.PullImageAsync(r.Image, r.Auth, r.SandboxConfig, call.Cancel) })
        .Unary(ImageMethods.RemoveImage, (r, call) => Done<RemoveImageResponse>(images.RemoveImageAsync(r.Image, call.Cancel)))
        .Unary(ImageMethods.ImageFsInfo, (_, call) => images.ImageFsInfoAsync(call.Cancel));

    private static async Task<T> Done<T>(Task work)
        where T : new()
    {
        await work;
        return new T();
    }
}
