using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>Holds a container to its promise not to run as root.</summary>
internal static class NonRootRule
{
    /// <summary>Why the container must not be made; null when it may.</summary>
    public static string? Violation(Pod pod, Container container, ImageUser image)
    {
        if ((container.SecurityContext?.RunAsNonRoot ?? pod.Spec.SecurityContext?.RunAsNonRoot) != true)
        {
            return null;
        }
        var where = $"(pod: \"{pod.Text()}\", container: {container.Name})";
        var user = container.SecurityContext?.RunAsUser ?? pod.Spec.SecurityContext?.RunAsUser;
        if (user is not null)
        {
            return user == 0 ? $"container's runAsUser breaks non-root policy {where}" : null;
        }
        if (image.Uid is null && image.Name.Length > 0)
        {
            return $"container has runAsNonRoot and image has non-numeric user ({image.Name}), cannot verify user is non-root {where}";
        }
        return image.Uid is null or 0 ? $"container has runAsNonRoot and image will run as root {where}" : null;
    }
}
