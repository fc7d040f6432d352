using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>A container of the fake runtime, with the program that it runs.</summary>
internal sealed class FakeContainer(FakeCri cri, string id, FakeSandbox sandbox, ContainerConfig config, FakeImage image)
{
    private readonly long _createdAt = cri.Now;
    private readonly TaskCompletionSource _ended = new();
    private long _startedAt;
    private long _finishedAt;
    private int _exitCode;
    private string _reason = "";
    private ITimer? _sleep;

    public string Id => id;

    public FakeSandbox Sandbox => sandbox;

    public ContainerConfig Config => config;

    public LinuxContainerResources? Resources { get; set; } = config.Linux?.Resources;

    public ContainerState State { get; private set; } = ContainerState.ContainerCreated;

    public FakeLog Log { get; } = new(cri.Time, sandbox.Config.LogDirectory, config.LogPath);

    /// <summary>Completes when the program has ended.</summary>
    public Task Ended => _ended.Task;

    public FakeProgram Program { get; } = FakeShell.Parse([.. config.Command, .. config.Args]);

    public void Start()
    {
        State = ContainerState.ContainerRunning;
        _startedAt = cri.Now;
        cri.Publish(ContainerEventType.ContainerStartedEvent, this);
        foreach (var (stream, text) in Program.Prints)
        {
            Log.Write(stream, text);
        }
        if (Program.Runs is not { } span)
        {
            return;
        }
        if (span == TimeSpan.Zero)
        {
            End(Program.ExitCode, null);
            return;
        }
        _sleep = cri.Time.CreateTimer(_ => Finish(), null, span, Timeout.InfiniteTimeSpan);
    }

    public void End(int code, string? reason)
    {
        if (State != ContainerState.ContainerRunning)
        {
            return;
        }
        _sleep?.Dispose();
        State = ContainerState.ContainerExited;
        _exitCode = code;
        _finishedAt = cri.Now;
        _reason = reason ?? (code == 0 ? "Completed" : "Error");
        _ended.TrySetResult();
        cri.Publish(ContainerEventType.ContainerStoppedEvent, this);
    }

    public Container Item() => new()
    {
        Id = id,
        PodSandboxId = sandbox.Id,
        Metadata = config.Metadata,
        Image = config.Image,
        ImageRef = image.Id,
        State = State,
        CreatedAt = _createdAt,
        Labels = { config.Labels },
        Annotations = { config.Annotations },
    };

    public ContainerStatus Status() => new()
    {
        Id = id,
        Metadata = config.Metadata,
        State = State,
        CreatedAt = _createdAt,
        StartedAt = _startedAt,
        FinishedAt = _finishedAt,
        ExitCode = _exitCode,
        Reason = _reason,
        Image = config.Image,
        ImageRef = image.Id,
        Labels = { config.Labels },
        Annotations = { config.Annotations },
        Mounts = { config.Mounts },
        LogPath = Log.Path,
        Resources = new ContainerResources { Linux = Resources },
    };

    private void Finish()
    {
        lock (cri.Gate)
        {
            End(Program.ExitCode, null);
        }
    }
}
