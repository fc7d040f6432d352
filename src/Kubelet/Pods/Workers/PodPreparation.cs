using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Events;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Volumes;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Gets a pod ready for its containers: group, directory, volumes, secrets for images, sandbox.</summary>
internal sealed class PodPreparation(
    ICriRuntime runtime, PodSources sources, PodVolumes volumes, PodDirectories directories, PodCgroups cgroups, IPodObjects objects,
    PodDevices devices, NetworkGate network, IEventSink events, SandboxSettings settings, TimeProvider time)
{
    private static readonly TimeSpan VolumeRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeviceRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OrderedMap<MountedVolume>> _mounted = [];
    private readonly Dictionary<string, int> _volumeFailures = [];

    public async Task<(PreparedPod? Ready, DateTimeOffset? RetryAt)> PrepareAsync(Pod pod, PodPlan plan, RuntimePod found, CancellationToken cancel)
    {
        if (!pod.Spec.HostNetwork && network.Problem is { } unready)
        {
            events.Warning(pod, EventReasons.NetworkNotReady, $"network is not ready: {unready}");
            return (null, null);
        }
        var group = cgroups.Ensure(pod);
        var directory = directories.Ensure(pod.Metadata.Uid);
        var fields = await sources.CollectAsync(pod, found.Ips, cancel);
        if (await VolumesAsync(pod, fields, cancel) is not { } mounted)
        {
            return (null, time.GetUtcNow() + VolumeRetry * Math.Pow(2, Math.Min(7, Failures(pod))));
        }
        if (plan.CreateSandbox && !await DevicesAsync(pod, cancel))
        {
            return (null, time.GetUtcNow() + DeviceRetry);
        }
        Proto.PodSandboxConfig config;
        try
        {
            config = SandboxConfigBuilder.Build(pod, plan.Attempt, settings with { CgroupParent = group });
        }
        catch (InvalidOperationException bad)
        {
            events.Warning(pod, EventReasons.FailedCreatePodSandBox, $"Failed to create pod sandbox: {bad.Message}");
            return (null, null);
        }
        var (sandbox, ips) = plan.CreateSandbox ? await SandboxAsync(pod, config, cancel) : (plan.SandboxId, found.Ips);
        if (sandbox is null)
        {
            return (null, null);
        }
        return (new PreparedPod(pod, found, sandbox, config, pod.Spec.HostNetwork ? fields : fields with { PodIps = ips }, mounted)
        {
            PullSecrets = await PullSecretsAsync(pod, cancel),
            Directory = directory,
        }, null);
    }

    /// <summary>Brings volumes up to date while nothing else is to do; the time of the next look.</summary>
    public async Task<DateTimeOffset?> RefreshAsync(Pod pod, Items<string> podIps, CancellationToken cancel)
    {
        var fields = await sources.CollectAsync(pod, podIps, cancel);
        await VolumesAsync(pod, fields, cancel);
        return time.GetUtcNow() + RefreshEvery;
    }

    public void Forget(string uid)
    {
        lock (_gate)
        {
            _mounted.Remove(uid);
            _volumeFailures.Remove(uid);
        }
    }

    private async Task<OrderedMap<MountedVolume>?> VolumesAsync(Pod pod, EnvironmentSources fields, CancellationToken cancel)
    {
        try
        {
            var mounted = await volumes.MountAsync(pod, fields, Mounted(pod), cancel);
            lock (_gate)
            {
                _mounted[pod.Metadata.Uid] = mounted;
                _volumeFailures.Remove(pod.Metadata.Uid);
            }
            return mounted;
        }
        catch (VolumeException failed)
        {
            lock (_gate)
            {
                _volumeFailures[pod.Metadata.Uid] = _volumeFailures.GetValueOrDefault(pod.Metadata.Uid) + 1;
            }
            events.Warning(pod, EventReasons.FailedMount, failed.Message);
            return null;
        }
    }

    private async Task<bool> DevicesAsync(Pod pod, CancellationToken cancel)
    {
        try
        {
            await devices.PrepareAsync(pod, cancel);
            return true;
        }
        catch (DeviceException failed)
        {
            events.Warning(pod, EventReasons.FailedPrepareDynamicResources, $"Failed to prepare dynamic resources: {failed.Message}");
            return false;
        }
    }

    private async Task<(string? Id, Items<string> Ips)> SandboxAsync(Pod pod, Proto.PodSandboxConfig config, CancellationToken cancel)
    {
        try
        {
            if (await HandlerAsync(pod, cancel) is not { } handler)
            {
                return (null, []);
            }
            Directory.CreateDirectory(config.LogDirectory);
            var id = await runtime.RunPodSandboxAsync(config, handler, cancel);
            var status = (await runtime.PodSandboxStatusAsync(id, verbose: false, cancel)).Status;
            return (id, status.Network is { Ip.Length: > 0 } at ? [at.Ip, .. at.AdditionalIps.Select(ip => ip.Ip)] : []);
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            events.Warning(pod, EventReasons.FailedCreatePodSandBox, $"Failed to create pod sandbox: {Images.GoErrors.Text(failed)}");
            return (null, []);
        }
    }

    /// <summary>Which of the runtime's ways to run pods the pod's class stands for; null, and told, when there is no such class.</summary>
    private async Task<string?> HandlerAsync(Pod pod, CancellationToken cancel)
    {
        if (pod.Spec.RuntimeClassName is not { Length: > 0 } name)
        {
            return "";
        }
        if (await objects.RuntimeClassAsync(name, cancel) is { } found)
        {
            return found.Handler;
        }
        events.Warning(pod, EventReasons.FailedCreatePodSandBox, $"Failed to create pod sandbox: failed to get sandbox runtime: runtimeclass.node.k8s.io \"{name}\" not found");
        return null;
    }

    private async Task<IReadOnlyList<Secret>> PullSecretsAsync(Pod pod, CancellationToken cancel)
    {
        var found = new List<Secret>();
        var missing = new List<string>();
        foreach (var reference in pod.Spec.ImagePullSecrets.Where(s => s.Name.Length > 0).AsEnumerable())
        {
            if (await objects.SecretAsync(pod.Metadata.Namespace, reference.Name, cancel) is { } secret)
            {
                found.Add(secret);
            }
            else
            {
                missing.Add(reference.Name);
            }
        }
        if (missing.Count > 0)
        {
            events.Warning(pod, EventReasons.FailedToRetrieveImagePullSecret, $"Unable to retrieve some image pull secrets ({string.Join(", ", missing)}); attempting to pull the image may not succeed.");
        }
        return found;
    }

    private OrderedMap<MountedVolume> Mounted(Pod pod)
    {
        lock (_gate)
        {
            return _mounted.GetValueOrDefault(pod.Metadata.Uid);
        }
    }

    private int Failures(Pod pod)
    {
        lock (_gate)
        {
            return _volumeFailures.GetValueOrDefault(pod.Metadata.Uid);
        }
    }
}
