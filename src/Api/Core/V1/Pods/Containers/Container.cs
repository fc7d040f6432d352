using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Container")]
public sealed partial record Container
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("image", 2)]
    public string Image { get; init; } = "";

    [Field("command", 3, List = ListType.Atomic)]
    public Items<string> Command { get; init; }

    [Field("args", 4, List = ListType.Atomic)]
    public Items<string> Args { get; init; }

    [Field("workingDir", 5)]
    public string WorkingDir { get; init; } = "";

    [Field("ports", 6, List = ListType.Map, Keys = "containerPort,protocol", MergeKey = "containerPort", Strategy = "merge")]
    public Items<ContainerPort> Ports { get; init; }

    [Field("env", 7, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<EnvVar> Env { get; init; }

    [Field("resources", 8)]
    public ResourceRequirements Resources { get; init; } = ResourceRequirements.Empty;

    [Field("volumeMounts", 9, List = ListType.Map, Keys = "mountPath", MergeKey = "mountPath", Strategy = "merge")]
    public Items<VolumeMount> VolumeMounts { get; init; }

    [Field("livenessProbe", 10)]
    public Probe? LivenessProbe { get; init; }

    [Field("readinessProbe", 11)]
    public Probe? ReadinessProbe { get; init; }

    [Field("lifecycle", 12)]
    public Lifecycle? Lifecycle { get; init; }

    [Field("terminationMessagePath", 13)]
    public string TerminationMessagePath { get; init; } = "";

    [Field("imagePullPolicy", 14, Enum = "Always|IfNotPresent|Never")]
    public string ImagePullPolicy { get; init; } = "";

    [Field("securityContext", 15)]
    public SecurityContext? SecurityContext { get; init; }

    [Field("stdin", 16)]
    public bool Stdin { get; init; }

    [Field("stdinOnce", 17)]
    public bool StdinOnce { get; init; }

    [Field("tty", 18)]
    public bool Tty { get; init; }

    [Field("envFrom", 19, List = ListType.Atomic)]
    public Items<EnvFromSource> EnvFrom { get; init; }

    [Field("terminationMessagePolicy", 20, Enum = "FallbackToLogsOnError|File")]
    public string TerminationMessagePolicy { get; init; } = "";

    [Field("volumeDevices", 21, List = ListType.Map, Keys = "devicePath", MergeKey = "devicePath", Strategy = "merge")]
    public Items<VolumeDevice> VolumeDevices { get; init; }

    [Field("startupProbe", 22)]
    public Probe? StartupProbe { get; init; }

    [Field("resizePolicy", 23, List = ListType.Atomic)]
    public Items<ContainerResizePolicy> ResizePolicy { get; init; }

    [Field("restartPolicy", 24)]
    public string? RestartPolicy { get; init; }

    [Field("restartPolicyRules", 25, List = ListType.Atomic)]
    public Items<ContainerRestartRule> RestartPolicyRules { get; init; }
}
