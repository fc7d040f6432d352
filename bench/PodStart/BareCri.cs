using System.Diagnostics;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;

namespace Keles.PodStart.Bench;

/// <summary>The floor: sandbox, container and start, for every pod at once and nothing else.</summary>
internal sealed class BareCri(ContainerdProcess containerd)
{
    private int _last;

    public async Task<TimeSpan> RunAsync(int pods)
    {
        var watch = Stopwatch.StartNew();
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, pods).Select(_ => OneAsync($"bare-{++_last}")).ToArray());
        var took = watch.Elapsed;
        foreach (var sandbox in sandboxes)
        {
            await containerd.Client.Runtime.StopPodSandboxAsync(sandbox, CancellationToken.None);
            await containerd.Client.Runtime.RemovePodSandboxAsync(sandbox, CancellationToken.None);
        }
        return took;
    }

    private async Task<string> OneAsync(string name)
    {
        var logs = Path.Combine(containerd.Logs, name);
        Directory.CreateDirectory(logs);
        var config = new PodSandboxConfig
        {
            Metadata = new() { Name = name, Namespace = "default", Uid = name },
            LogDirectory = logs,
            Hostname = name,
            Linux = new() { CgroupParent = containerd.CgroupParent + "/bare", SecurityContext = new() { NamespaceOptions = new() { Pid = NamespaceMode.Container } } },
        };
        var sandbox = await containerd.Client.Runtime.RunPodSandboxAsync(config, "", CancellationToken.None);
        var container = await containerd.Client.Runtime.CreateContainerAsync(
            sandbox,
            new()
            {
                Metadata = new() { Name = "c" },
                Image = new() { Image = TestImages.Busybox },
                Command = { "sh", "-c", "sleep 1000000" },
                LogPath = "c.log",
                Linux = new() { Resources = new() { CpuShares = 2, OomScoreAdj = 1000 }, SecurityContext = new() { NamespaceOptions = new() { Pid = NamespaceMode.Container } } },
            },
            config,
            CancellationToken.None);
        await containerd.Client.Runtime.StartContainerAsync(container, CancellationToken.None);
        return sandbox;
    }
}
