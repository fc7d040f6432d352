using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EphemeralContainer")]
public sealed partial record EphemeralContainer
{
    [Field("name", 1, Via = "1", Required = true)]
    public string Name { get; init; } = "";

    [Field("image", 2, Via = "1")]
    public string Image { get; init; } = "";

    [Field("command", 3, Via = "1", List = ListType.Atomic)]
    public Items<string> Command { get; init; }

    [Field("args", 4, Via = "1", List = ListType.Atomic)]
    public Items<string> Args { get; init; }

    [Field("workingDir", 5, Via = "1")]
    public string WorkingDir { get; init; } = "";

    [Field("ports", 6, Via = "1", List = ListType.Map, Keys = "containerPort,protocol", MergeKey = "containerPort", Strategy = "merge")]
    public Items<ContainerPort> Ports { get; init; }

    [Field("env", 7, Via = "1", List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<EnvVar> Env { get; init; }

    [Field("resources", 8, Via = "1")]
    public ResourceRequirements Resources { get; init; } = ResourceRequirements.Empty;

    [Field("volumeMounts", 9, Via = "1", List = ListType.Map, Keys = "mountPath", MergeKey = "mountPath", Strategy = "merge")]
    public Items<VolumeMount> VolumeMounts { get; init; }

    [Field("livenessProbe", 10, Via = "1")]
    public Probe? LivenessProbe { get; init; }

    [Field("readinessProbe", 11, Via = "1")]
    public Probe? ReadinessProbe { get; init; }

    [Field("lifecycle", 12, Via = "1")]
    public Lifecycle? Lifecycle { get; init; }

    [Field("terminationMessagePath", 13, Via = "1")]
    public string TerminationMessagePath { get; init; } = "";

    [Field("imagePullPolicy", 14, Via = "1", Enum = "Always|IfNotPresent|Never")]
    public string ImagePullPolicy { get; init; } = "";

    [Field("securityContext", 15, Via = "1")]
    public SecurityContext? SecurityContext { get; init; }

    [Field("stdin", 16, Via = "1")]
    public bool Stdin { get; init; }

    [Field("stdinOnce", 17, Via = "1")]
    public bool StdinOnce { get; init; }

    [Field("tty", 18, Via = "1")]
    public bool Tty { get; init; }

    [Field("envFrom", 19, Via = "1", List = ListType.Atomic)]
    public Items<EnvFromSource> EnvFrom { get; init; }

    [Field("terminationMessagePolicy", 20, Via = "1", Enum = "FallbackToLogsOnError|File")]
    public string TerminationMessagePolicy { get; init; } = "";

    [Field("volumeDevices", 21, Via = "1", List = ListType.Map, Keys = "devicePath", MergeKey = "devicePath", Strategy = "merge")]
    public Items<VolumeDevice> VolumeDevices { get; init; }

    [Field("startupProbe", 22, Via = "1")]
    public Probe? StartupProbe { get; init; }

    [Field("resizePolicy", 23, Via = "1", List = ListType.Atomic)]
    public Items<ContainerResizePolicy> ResizePolicy { get; init; }

    [Field("restartPolicy", 24, Via = "1")]
    public string RestartPolicy { get; init; } = "";

    [Field("restartPolicyRules", 25, Via = "1", List = ListType.Atomic)]
    public Items<ContainerRestartRule> RestartPolicyRules { get; init; }

    [Field("targetContainerName", 2)]
    public string TargetContainerName { get; init; } = "";
}
