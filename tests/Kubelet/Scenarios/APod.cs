using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

/// <summary>Makes pods as the API hands them to a node: with defaults, bound.</summary>
internal static class APod
{
    public static Pod Named(string name, params ReadOnlySpan<Container> containers) => PodKind.Kind.Defaults(new Pod
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "default", Uid = $"uid-of-{name}" },
        Spec = new PodSpec { NodeName = SimulatedNode.Name, Containers = [.. containers], TerminationGracePeriodSeconds = 30, RestartPolicy = "Always" },
        Status = new PodStatus { Phase = "Pending", QosClass = "" },
    });

    public static Container Running(string name = "c") => Doing(name, "serve");

    /// <param name="script">In the fake runtime's shell.</param>
    public static Container Doing(string name, string script) => new()
    {
        Name = name,
        Image = SimulatedNode.Image,
        Command = ["sh", "-c", script],
        ImagePullPolicy = "IfNotPresent",
        TerminationMessagePath = "/dev/termination-log",
        TerminationMessagePolicy = "File",
    };

    public static Pod With(this Pod pod, Func<PodSpec, PodSpec> change) => pod with { Spec = change(pod.Spec) };

    public static Pod Never(this Pod pod) => pod.With(s => s with { RestartPolicy = "Never" });

    public static Pod OnFailure(this Pod pod) => pod.With(s => s with { RestartPolicy = "OnFailure" });

    public static Pod Init(this Pod pod, params ReadOnlySpan<Container> init)
    {
        Items<Container> containers = [.. init];
        return pod.With(s => s with { InitContainers = containers });
    }

    /// <summary>Why the container is not running; empty when it is.</summary>
    public static string Waiting(this Pod pod, string container = "c") => pod.Status(container)?.State.Waiting?.Reason ?? "";

    public static string Ready(this Pod pod) => pod.Status.Conditions.Find(c => c.Type == "Ready")?.Status ?? "";

    public static ContainerStatus? Status(this Pod pod, string container = "c") => PodContainers.Status(pod.Status, container);
}
