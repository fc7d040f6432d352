using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>One instance of a container, as the runtime tells it; a restart is another instance.</summary>
internal sealed record RuntimeContainer(string Id, string Name)
{
    public string SandboxId { get; init; } = "";

    public RuntimeState State { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset FinishedAt { get; init; }

    public int ExitCode { get; init; }

    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>The image by the name the pod gives it.</summary>
    public string Image { get; init; } = "";

    /// <summary>The image by its digest.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>Of the definition it was made from; empty when not ours.</summary>
    public string Hash { get; init; } = "";

    public int RestartCount { get; init; }

    public RuntimeLimits? Limits { get; init; }

    public RuntimeUser? User { get; init; }

    public string LogPath { get; init; } = "";

    public bool IsRunning => State == RuntimeState.Running;

    public bool Succeeded => State == RuntimeState.Exited && ExitCode == 0;

    public bool Failed => State == RuntimeState.Exited && ExitCode != 0;
}
