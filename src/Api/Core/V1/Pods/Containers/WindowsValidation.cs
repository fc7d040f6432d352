using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a pod for one operating system may not say of the other.</summary>
internal static class WindowsValidation
{
    private const string NotForWindows = "cannot be set for a windows pod";
    private const string NotForLinux = "windows options cannot be set for a linux pod";
    private const int LongestSpec = 64 * 1024;

    public static void Options(WindowsSecurityContextOptions? options, FieldPath path, FieldErrors errors)
    {
        if (options is null) return;
        if (options.GmsaCredentialSpecName is { } name) errors.RequireSubdomain(path.Child("gmsaCredentialSpecName"), name);
        if (options.GmsaCredentialSpec is { } spec)
        {
            if (spec.Length == 0) errors.Invalid(path.Child("gmsaCredentialSpec"), spec, "gmsaCredentialSpec cannot be an empty string");
            else if (spec.Length > LongestSpec) errors.Invalid(path.Child("gmsaCredentialSpec"), spec, "gmsaCredentialSpec size must be under 64 KiB");
        }

        if (options.RunAsUserName is not { } user) return;
        foreach (var problem in WindowsUserNames.Problems(user)) errors.Invalid(path.Child("runAsUserName"), user, problem);
    }

    public static void OfLinux(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.SecurityContext?.WindowsOptions is not null) errors.Forbidden(path.Child("securityContext", "windowsOptions"), NotForLinux);
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            if (container.SecurityContext?.WindowsOptions is not null) errors.Forbidden(at.Child("securityContext", "windowsOptions"), NotForLinux);
        });
    }

    public static void OfWindows(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        var context = path.Child("securityContext");
        var pod = spec.SecurityContext;
        Forbid(errors,
            (context.Child("appArmorProfile"), pod?.AppArmorProfile is not null), (context.Child("seLinuxOptions"), pod?.SeLinuxOptions is not null), (path.Child("hostUsers"), spec.HostUsers is not null),
            (path.Child("hostPID"), spec.HostPID), (path.Child("hostIPC"), spec.HostIPC), (context.Child("seccompProfile"), pod?.SeccompProfile is not null), (context.Child("fsGroup"), pod?.FsGroup is not null),
            (context.Child("fsGroupChangePolicy"), pod?.FsGroupChangePolicy is not null), (context.Child("sysctls"), pod?.Sysctls.IsEmpty == false), (path.Child("shareProcessNamespace"), spec.ShareProcessNamespace is not null),
            (context.Child("runAsUser"), pod?.RunAsUser is not null), (context.Child("runAsGroup"), pod?.RunAsGroup is not null), (context.Child("supplementalGroups"), pod?.SupplementalGroups.IsNull == false),
            (context.Child("supplementalGroupsPolicy"), pod?.SupplementalGroupsPolicy is not null), (context.Child("seLinuxChangePolicy"), pod?.SeLinuxChangePolicy is not null));
        ContainerPaths.Visit(spec, path, (container, at) => OfWindows(container.SecurityContext, at.Child("securityContext"), errors));
    }

    private static void OfWindows(SecurityContext? c, FieldPath path, FieldErrors errors) => Forbid(errors,
        (path.Child("appArmorProfile"), c?.AppArmorProfile is not null), (path.Child("seLinuxOptions"), c?.SeLinuxOptions is not null), (path.Child("seccompProfile"), c?.SeccompProfile is not null),
        (path.Child("capabilities"), c?.Capabilities is not null), (path.Child("readOnlyRootFilesystem"), c?.ReadOnlyRootFilesystem is not null), (path.Child("privileged"), c?.Privileged is not null),
        (path.Child("allowPrivilegeEscalation"), c?.AllowPrivilegeEscalation is not null), (path.Child("procMount"), c?.ProcMount is not null), (path.Child("runAsUser"), c?.RunAsUser is not null),
        (path.Child("runAsGroup"), c?.RunAsGroup is not null));

    private static void Forbid(FieldErrors errors, params ReadOnlySpan<(FieldPath Path, bool IsSet)> fields)
    {
        foreach (var (path, isSet) in fields) if (isSet) errors.Forbidden(path, NotForWindows);
    }
}
