using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a container.</summary>
[ApiType("io.k8s.api.core.v1.ContainerStatus")]
public sealed partial record ContainerStatus
{
    /// <summary>The container's name in the pod.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>What it is doing.</summary>
    [Field("state", 2)]
    public ContainerState State { get; init; } = ContainerState.Empty;

    /// <summary>What it was before it was last started anew.</summary>
    [Field("lastState", 3)]
    public ContainerState LastState { get; init; } = ContainerState.Empty;

    /// <summary>Whether its readiness probe succeeds; without one, whether it runs.</summary>
    [Field("ready", 4, Required = true, Always = true)]
    public bool Ready { get; init; }

    /// <summary>How often it was started anew.</summary>
    [Field("restartCount", 5, Required = true, Always = true)]
    public int RestartCount { get; init; }

    /// <summary>The image it runs.</summary>
    [Field("image", 6, Required = true, Always = true)]
    public string Image { get; init; } = "";

    /// <summary>The image's id in the runtime.</summary>
    [Field("imageID", 7, Required = true, Always = true)]
    public string ImageID { get; init; } = "";

    /// <summary>Its id, as type://id.</summary>
    [Field("containerID", 8)]
    public string ContainerID { get; init; } = "";

    /// <summary>Whether its startup probe has succeeded and its start hook is done.</summary>
    [Field("started", 9)]
    public bool? Started { get; init; }

    /// <summary>Resources set aside for it.</summary>
    [Field("allocatedResources", 10)]
    public OrderedMap<Quantity> AllocatedResources { get; init; }

    /// <summary>Resources that are in force for it.</summary>
    [Field("resources", 11)]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>The state of its mounts.</summary>
    [Field("volumeMounts", 12, List = ListType.Map, Keys = "mountPath", MergeKey = "mountPath", Strategy = "merge")]
    public Items<VolumeMountStatus> VolumeMounts { get; init; }

    /// <summary>The user its first process began as.</summary>
    [Field("user", 13)]
    public ContainerUser? User { get; init; }

    /// <summary>The state of devices it was given.</summary>
    [Field("allocatedResourcesStatus", 14, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<ResourceStatus> AllocatedResourcesStatus { get; init; }

    /// <summary>The signal that asks it to end.</summary>
    [Field("stopSignal", 15, Enum = "SIGABRT|SIGALRM|SIGBUS|SIGCHLD|SIGCLD|SIGCONT|SIGFPE|SIGHUP|SIGILL|SIGINT|SIGIO|SIGIOT|SIGKILL|SIGPIPE|SIGPOLL|SIGPROF|SIGPWR|SIGQUIT|SIGRTMAX|SIGRTMAX-1|SIGRTMAX-10|SIGRTMAX-11|SIGRTMAX-12|SIGRTMAX-13|SIGRTMAX-14|SIGRTMAX-2|SIGRTMAX-3|SIGRTMAX-4|SIGRTMAX-5|SIGRTMAX-6|SIGRTMAX-7|SIGRTMAX-8|SIGRTMAX-9|SIGRTMIN|SIGRTMIN+1|SIGRTMIN+10|SIGRTMIN+11|SIGRTMIN+12|SIGRTMIN+13|SIGRTMIN+14|SIGRTMIN+15|SIGRTMIN+2|SIGRTMIN+3|SIGRTMIN+4|SIGRTMIN+5|SIGRTMIN+6|SIGRTMIN+7|SIGRTMIN+8|SIGRTMIN+9|SIGSEGV|SIGSTKFLT|SIGSTOP|SIGSYS|SIGTERM|SIGTRAP|SIGTSTP|SIGTTIN|SIGTTOU|SIGURG|SIGUSR1|SIGUSR2|SIGVTALRM|SIGWINCH|SIGXCPU|SIGXFSZ")]
    public string? StopSignal { get; init; }
}
