using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A container that has ended.</summary>
[ApiType("io.k8s.api.core.v1.ContainerStateTerminated")]
public sealed partial record ContainerStateTerminated
{
    /// <summary>The exit code of its process.</summary>
    [Field("exitCode", 1, Required = true, Always = true)]
    public int ExitCode { get; init; }

    /// <summary>The signal that ended it.</summary>
    [Field("signal", 2)]
    public int Signal { get; init; }

    /// <summary>Why it ended, as one word.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Why it ended, for people.</summary>
    [Field("message", 4)]
    public string Message { get; init; } = "";

    /// <summary>When it had been started.</summary>
    [Field("startedAt", 5)]
    public Time StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    [Field("finishedAt", 6)]
    public Time FinishedAt { get; init; }

    /// <summary>Its id in the runtime.</summary>
    [Field("containerID", 7)]
    public string ContainerID { get; init; } = "";
}
