using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>A container's security context, over its pod's, in the runtime's terms.</summary>
internal static class ContainerSecurity
{
    public static Proto.LinuxContainerSecurityContext Of(Pod pod, Container container, ImageUser image, string? targetId, string seccompRoot)
    {
        var own = container.SecurityContext;
        var shared = pod.Spec.SecurityContext;
        var uid = own?.RunAsUser ?? shared?.RunAsUser;
        var result = new Proto.LinuxContainerSecurityContext
        {
            NamespaceOptions = PodNamespaces.OfContainer(pod.Spec, targetId),
            Privileged = own?.Privileged == true,
            ReadonlyRootfs = own?.ReadOnlyRootFilesystem == true,
            NoNewPrivs = own?.AllowPrivilegeEscalation == false,
            SupplementalGroups = { PodGroups.Of(shared) },
            SupplementalGroupsPolicy = shared?.SupplementalGroupsPolicy == "Strict" ? Proto.SupplementalGroupsPolicy.Strict : Proto.SupplementalGroupsPolicy.Merge,
            SelinuxOptions = SelinuxLabel.Of(own?.SeLinuxOptions ?? shared?.SeLinuxOptions),
            Seccomp = SecurityProfiles.Seccomp(own?.Privileged == true ? null : own?.SeccompProfile ?? shared?.SeccompProfile, seccompRoot),
            Apparmor = SecurityProfiles.AppArmor(own?.AppArmorProfile ?? shared?.AppArmorProfile),
            RunAsGroup = (own?.RunAsGroup ?? shared?.RunAsGroup) is { } gid ? new() { Value = gid } : null,
        };
        if (uid is not null || image.Name.Length == 0)
        {
            result.RunAsUser = (uid ?? image.Uid) is { } number ? new() { Value = number } : null;
        }
        else
        {
            result.RunAsUsername = image.Name;
        }
        if (own?.Capabilities is { } capabilities)
        {
            result.Capabilities = new() { AddCapabilities = { capabilities.Add }, DropCapabilities = { capabilities.Drop } };
        }
        if (own?.ProcMount != "Unmasked")
        {
            result.MaskedPaths.AddRange(ProcPaths.Masked);
            result.ReadonlyPaths.AddRange(ProcPaths.ReadOnly);
        }
        return result;
    }
}
