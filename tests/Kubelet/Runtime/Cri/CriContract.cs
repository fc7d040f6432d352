using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>The words in which the contract suites speak: sandboxes and containers that are gone again after each test.</summary>
public abstract class CriContract : IAsyncLifetime
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly List<(string Id, string Logs)> _sandboxes = [];
    private CriSubject? _subject;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected CriSubject Subject => _subject!;

    private protected ICriRuntime Runtime => Subject.Runtime;

    private protected ICriImages Images => Subject.Images;

    public async ValueTask InitializeAsync() => _subject = await MakeAsync();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var (id, logs) in _sandboxes)
        {
            await Runtime.StopPodSandboxAsync(id, CancellationToken.None);
            await Runtime.RemovePodSandboxAsync(id, CancellationToken.None);
            if (Directory.Exists(logs))
            {
                Directory.Delete(logs, recursive: true);
            }
        }
        GC.SuppressFinalize(this);
    }

    private protected abstract ValueTask<CriSubject> MakeAsync();

    private protected PodSandboxConfig ASandbox(string? uid = null)
    {
        var unique = uid ?? Guid.NewGuid().ToString();
        return new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata { Name = "pod", Namespace = "default", Uid = unique, Attempt = 0 },
            Hostname = "pod",
            LogDirectory = Path.Combine(Subject.Logs, "keles-logs-" + unique),
            Labels = { ["uid"] = unique },
            Annotations = { ["note"] = "kept" },
            Linux = new LinuxPodSandboxConfig { CgroupParent = Subject.CgroupParent, SecurityContext = new() },
        };
    }

    private protected ContainerConfig AContainer(string script, string name = "main") => new()
    {
        Metadata = new ContainerMetadata { Name = name, Attempt = 0 },
        Image = new ImageSpec { Image = Subject.Image },
        Command = { "sh", "-c", script },
        LogPath = name + ".log",
        Labels = { ["name"] = name },
        Annotations = { ["note"] = "kept" },
        Linux = new LinuxContainerConfig { Resources = new(), SecurityContext = new() },
    };

    private protected async Task<string> RunSandbox(PodSandboxConfig config)
    {
        Directory.CreateDirectory(config.LogDirectory);
        var id = await Runtime.RunPodSandboxAsync(config, "", Cancel);
        _sandboxes.Add((id, config.LogDirectory));
        return id;
    }

    private protected async Task<(string Sandbox, string Container)> RunContainer(string script)
    {
        var config = ASandbox();
        var sandbox = await RunSandbox(config);
        var container = await Runtime.CreateContainerAsync(sandbox, AContainer(script), config, Cancel);
        await Runtime.StartContainerAsync(container, Cancel);
        return (sandbox, container);
    }

    private protected async Task<ContainerStatus> Status(string container) =>
        (await Runtime.ContainerStatusAsync(container, false, Cancel)).Status;

    /// <summary>A program ends when it ends: a bounded poll at a process boundary.</summary>
    private protected async Task<ContainerStatus> Exited(string container)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var status = await Status(container);
            if (status.State == ContainerState.ContainerExited)
            {
                return status;
            }
            Assert.True(TimeProvider.System.GetElapsedTime(started) < ExitLimit, "the container did not end");
            await Task.Delay(PollInterval, TimeProvider.System, Cancel);
        }
    }

    /// <summary>Waits until the log holds a text: the runtime copies output to the file on its own time.</summary>
    private protected async Task Logged(string container, string text)
    {
        var log = (await Status(container)).LogPath;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!(await File.ReadAllTextAsync(log, Cancel)).Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private protected static async Task<GrpcException> Refused(StatusCode code, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<GrpcException>(call);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
