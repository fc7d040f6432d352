using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>Whether a container that does not run must be started: by its own rules and policy, else by the pod's.</summary>
internal static class RestartRule
{
    /// <summary>Whether a container that ended with this code is started again.</summary>
    public static bool AfterExit(Container container, PodSpec spec, int exitCode)
    {
        if (container.RestartPolicy is { Length: > 0 } own)
        {
            return container.RestartPolicyRules.Any(r => Matches(r, exitCode)) || ByPolicy(own, exitCode);
        }
        return ByPolicy(spec.RestartPolicy, exitCode);
    }

    /// <summary>Whether the container has to be started, as far as the runtime's last word goes.</summary>
    public static bool NeedsStart(Container container, Pod pod, RuntimePod runtime)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            return false;
        }
        return runtime.Find(container.Name) is not { } last || last.State switch
        {
            RuntimeState.Running => false,
            RuntimeState.Exited => AfterExit(container, pod.Spec, last.ExitCode),
            _ => true,
        };
    }

    private static bool ByPolicy(string policy, int exitCode) => policy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };

    private static bool Matches(ContainerRestartRule rule, int exitCode) => rule is { Action: "Restart", ExitCodes: { } codes } && codes.Operator switch
    {
        "In" => codes.Values.Contains(exitCode),
        "NotIn" => !codes.Values.Contains(exitCode),
        _ => false,
    };
}
