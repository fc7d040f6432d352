using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>A container that has ended for good does not run again.</summary>
internal static class ContainerTransitions
{
    public static void Check(Pod pod, Pod stored, FieldPath status, FieldErrors errors)
    {
        if (PodContainers.All(stored.Spec).Any(static c => c.Container.RestartPolicyRules.Any(static r => r.Action == "RestartAllContainers"))) return;
        Check(pod.Status.ContainerStatuses, stored.Status.ContainerStatuses, s => MayRestart(stored.Spec.Containers, s, stored.Spec.RestartPolicy), status.Child("containerStatuses"), errors);
        Check(pod.Status.InitContainerStatuses, stored.Status.InitContainerStatuses, s => MayRestart(stored.Spec.InitContainers, s, stored.Spec.RestartPolicy), status.Child("initContainerStatuses"), errors);
        Check(pod.Status.EphemeralContainerStatuses, stored.Status.EphemeralContainerStatuses, static _ => false, status.Child("ephemeralContainerStatuses"), errors);
    }

    /// <summary>By the rules of the container itself, or else of its pod.</summary>
    public static bool MayRestart(Container container, string podPolicy, int exitCode)
    {
        foreach (var rule in container.RestartPolicyRules)
        {
            if (rule.ExitCodes is { } codes && codes.Values.Contains(exitCode) == (codes.Operator == "In")) return true;
        }

        return (container.RestartPolicy ?? podPolicy) switch
        {
            RestartPolicies.Always => true,
            RestartPolicies.OnFailure => exitCode != 0,
            _ => false,
        };
    }

    private static bool MayRestart(Items<Container> containers, ContainerStatus status, string podPolicy) =>
        containers.Find(c => c.Name == status.Name) is { } container && MayRestart(container, podPolicy, status.State.Terminated!.ExitCode);

    private static void Check(Items<ContainerStatus> now, Items<ContainerStatus> before, Func<ContainerStatus, bool> mayRestart, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < before.Count; i++)
        {
            var old = before[i];
            if (old.State.Terminated is null || now.Find(s => s.Name == old.Name) is not { State.Terminated: null }) continue;
            if (!mayRestart(old)) errors.Forbidden(path.Index(i).Child("state"), "may not be transitioned to non-terminated state");
        }
    }
}
