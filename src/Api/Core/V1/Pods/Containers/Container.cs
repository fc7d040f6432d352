using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A container of a pod.</summary>
[ApiType("io.k8s.api.core.v1.Container")]
public sealed partial record Container
{
    /// <summary>Its name in the pod; a DNS label. It cannot be changed.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The image to run.</summary>
    [Field("image", 2)]
    public string Image { get; init; } = "";

    /// <summary>The program, in place of the image's entry point. $(NAME) is replaced by the variable of that name, $$(NAME) stands for itself.</summary>
    [Field("command", 3, List = ListType.Atomic)]
    public Items<string> Command { get; init; }

    /// <summary>Arguments, in place of the image's command. Variables are replaced as in command.</summary>
    [Field("args", 4, List = ListType.Atomic)]
    public Items<string> Args { get; init; }

    /// <summary>The directory it starts in; the image's if nothing is said.</summary>
    [Field("workingDir", 5)]
    public string WorkingDir { get; init; } = "";

    /// <summary>Ports that it listens on; to name them, for the others are reachable too.</summary>
    [Field("ports", 6, List = ListType.Map, Keys = "containerPort,protocol", MergeKey = "containerPort", Strategy = "merge")]
    public Items<ContainerPort> Ports { get; init; }

    /// <summary>Environment variables.</summary>
    [Field("env", 7, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<EnvVar> Env { get; init; }

    /// <summary>What it needs and what it may use at most.</summary>
    [Field("resources", 8)]
    public ResourceRequirements Resources { get; init; } = ResourceRequirements.Empty;

    /// <summary>Volumes of the pod in its file system.</summary>
    [Field("volumeMounts", 9, List = ListType.Map, Keys = "mountPath", MergeKey = "mountPath", Strategy = "merge")]
    public Items<VolumeMount> VolumeMounts { get; init; }

    /// <summary>Asked from time to time: a container that fails is started anew.</summary>
    [Field("livenessProbe", 10)]
    public Probe? LivenessProbe { get; init; }

    /// <summary>Asked from time to time: a container that fails gets no requests from services.</summary>
    [Field("readinessProbe", 11)]
    public Probe? ReadinessProbe { get; init; }

    /// <summary>What is done after its start and before its end.</summary>
    [Field("lifecycle", 12)]
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The file whose content tells, at its end, why it ended; /dev/termination-log if nothing is said.</summary>
    [Field("terminationMessagePath", 13)]
    public string TerminationMessagePath { get; init; } = "";

    /// <summary>When the image is fetched. Always for the tag latest, else IfNotPresent, if nothing is said.</summary>
    [Field("imagePullPolicy", 14, Enum = "Always|IfNotPresent|Never")]
    public string ImagePullPolicy { get; init; } = "";

    /// <summary>Under which rights it runs; what is said here goes before what the pod says.</summary>
    [Field("securityContext", 15)]
    public SecurityContext? SecurityContext { get; init; }

    /// <summary>Keep standard input open for attach.</summary>
    [Field("stdin", 16)]
    public bool Stdin { get; init; }

    /// <summary>Close standard input when the first client that attached leaves.</summary>
    [Field("stdinOnce", 17)]
    public bool StdinOnce { get; init; }

    /// <summary>Give it a terminal; needs stdin.</summary>
    [Field("tty", 18)]
    public bool Tty { get; init; }

    /// <summary>Config maps and secrets all of whose entries become variables; env goes before them.</summary>
    [Field("envFrom", 19, List = ListType.Atomic)]
    public Items<EnvFromSource> EnvFrom { get; init; }

    /// <summary>File reads the message from the file; FallbackToLogsOnError takes the end of the log when the file is empty and the container failed.</summary>
    [Field("terminationMessagePolicy", 20, Enum = "FallbackToLogsOnError|File")]
    public string TerminationMessagePolicy { get; init; } = "";

    /// <summary>Volumes of the pod as block devices.</summary>
    [Field("volumeDevices", 21, List = ListType.Map, Keys = "devicePath", MergeKey = "devicePath", Strategy = "merge")]
    public Items<VolumeDevice> VolumeDevices { get; init; }

    /// <summary>Asked until it succeeds once; the other probes wait for it.</summary>
    [Field("startupProbe", 22)]
    public Probe? StartupProbe { get; init; }

    /// <summary>Whether a change of a resource needs a restart.</summary>
    [Field("resizePolicy", 23, List = ListType.Atomic)]
    public Items<ContainerResizePolicy> ResizePolicy { get; init; }

    /// <summary>Whether it is started again; of an init container Always makes it run beside the others.</summary>
    [Field("restartPolicy", 24)]
    public string? RestartPolicy { get; init; }

    /// <summary>Rules by exit code, asked in order before restartPolicy.</summary>
    [Field("restartPolicyRules", 25, List = ListType.Atomic)]
    public Items<ContainerRestartRule> RestartPolicyRules { get; init; }
}
