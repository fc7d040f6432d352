using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>With which rights a pod and its containers run.</summary>
internal static partial class SecurityContextValidation
{
    private const int LongestSysctl = 253;
    private const int LongestProfile = 4095;
    private const string OnlyLocalhostSeccomp = "must be set when seccomp type is Localhost";
    private const string OnlyLocalhostAppArmor = "must be set when AppArmor type is Localhost";

    public static void OfPod(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.ShareProcessNamespace == true && spec.HostPID) errors.Invalid(path.Child("shareProcessNamespace"), true, "ShareProcessNamespace and HostPID cannot both be enabled");
        if (spec.SecurityContext is not { } context) return;
        Id(context.FsGroup, path.Child("fsGroup"), errors);
        Id(context.RunAsUser, path.Child("runAsUser"), errors);
        Id(context.RunAsGroup, path.Child("runAsGroup"), errors);
        for (var i = 0; i < context.SupplementalGroups.Count; i++) Id(context.SupplementalGroups[i], path.Child("supplementalGroups").Index(i), errors);
        Sysctls(spec, context.Sysctls, path.Child("sysctls"), errors);
        if (context.FsGroupChangePolicy is { } change) errors.RequireOneOf(path.Child("fsGroupChangePolicy"), change, "Always", "OnRootMismatch");
        Seccomp(context.SeccompProfile, path.Child("seccompProfile"), errors);
        WindowsValidation.Options(context.WindowsOptions, path.Child("windowsOptions"), errors);
        AppArmor(context.AppArmorProfile, path.Child("appArmorProfile"), errors);
        if (context.SupplementalGroupsPolicy is { } groups) errors.RequireOneOf(path.Child("supplementalGroupsPolicy"), groups, "Merge", "Strict");
        if (context.SeLinuxChangePolicy is { } labels) errors.RequireOneOf(path.Child("seLinuxChangePolicy"), labels, "MountOption", "Recursive");
    }

    public static void OfContainer(SecurityContext? context, bool hostUsers, FieldPath path, FieldErrors errors)
    {
        if (context is null) return;
        Id(context.RunAsUser, path.Child("runAsUser"), errors);
        Id(context.RunAsGroup, path.Child("runAsGroup"), errors);
        if (context.ProcMount is { } proc)
        {
            errors.RequireOneOf(path.Child("procMount"), proc, "Default", "Unmasked");
            if (hostUsers && proc == "Unmasked") errors.Invalid(path.Child("procMount"), proc, "`hostUsers` must be false to use `Unmasked`");
        }

        Seccomp(context.SeccompProfile, path.Child("seccompProfile"), errors);
        if (context.AllowPrivilegeEscalation == false)
        {
            if (context.Privileged == true) errors.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
            if (context.Capabilities?.Add.Contains("CAP_SYS_ADMIN") == true) errors.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
        }

        WindowsValidation.Options(context.WindowsOptions, path.Child("windowsOptions"), errors);
        AppArmor(context.AppArmorProfile, path.Child("appArmorProfile"), errors);
    }

    private static void Id(long? id, FieldPath path, FieldErrors errors)
    {
        if (id is { } number) errors.InvalidAll(path, number, KeyNames.UserId(number));
    }

    private static void Seccomp(SeccompProfile? profile, FieldPath path, FieldErrors errors)
    {
        if (profile is null) return;
        if (errors.RequireText(path.Child("type"), profile.Type, "type is required when seccompProfile is set")) errors.RequireOneOf(path.Child("type"), profile.Type, "Localhost", "RuntimeDefault", "Unconfined");
        var at = path.Child("localhostProfile");
        if (profile.Type != "Localhost")
        {
            if (profile.LocalhostProfile is not null) errors.Invalid(at, profile, "can only be set when seccomp type is Localhost");
        }
        else if (profile.LocalhostProfile is { } file)
        {
            PathValidation.Descending(file, at, errors);
        }
        else
        {
            errors.Required(at, OnlyLocalhostSeccomp);
        }
    }

    private static void AppArmor(AppArmorProfile? profile, FieldPath path, FieldErrors errors)
    {
        if (profile is null) return;
        var at = path.Child("localhostProfile");
        switch (profile.Type)
        {
            case "":
                errors.Required(path.Child("type"), "type is required when appArmorProfile is set");
                break;
            case "Localhost" when profile.LocalhostProfile is null:
                errors.Required(at, OnlyLocalhostAppArmor);
                break;
            case "Localhost":
                if (profile.LocalhostProfile.Trim() != profile.LocalhostProfile) errors.Invalid(at, profile.LocalhostProfile, "must not be padded with whitespace");
                else errors.RequireText(at, profile.LocalhostProfile, OnlyLocalhostAppArmor);
                if (profile.LocalhostProfile.Length > LongestProfile) errors.TooLong(at, LongestProfile);
                break;
            case "RuntimeDefault" or "Unconfined":
                if (profile.LocalhostProfile is not null) errors.Invalid(at, profile.LocalhostProfile, "can only be set when AppArmor type is Localhost");
                break;
            default:
                errors.NotSupported(path.Child("type"), profile.Type, "Localhost", "RuntimeDefault", "Unconfined");
                break;
        }
    }

    private static void Sysctls(PodSpec spec, Items<Sysctl> sysctls, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sysctls.Count; i++)
        {
            var (name, at) = (sysctls[i].Name, path.Index(i).Child("name"));
            if (!errors.RequireText(at, name)) continue;
            if (name.Length > LongestSysctl || !SysctlName().IsMatch(name)) errors.Invalid(at, name, $"must have at most {LongestSysctl} characters and match regex {SysctlExpression}");
            else if (!names.Add(name)) errors.Duplicate(at, name);
            var normal = name.Replace('/', '.');
            if (spec.HostNetwork && normal.StartsWith("net.", StringComparison.Ordinal)) errors.Invalid(at, name, "may not be specified when 'hostNetwork' is true");
            else if (spec.HostIPC && (normal is "kernel.sem" || normal.StartsWith("kernel.shm", StringComparison.Ordinal) || normal.StartsWith("kernel.msg", StringComparison.Ordinal) || normal.StartsWith("fs.mqueue.", StringComparison.Ordinal))) errors.Invalid(at, name, "may not be specified when 'hostIPC' is true");
        }
    }

    private const string SysctlExpression = @"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";

    [GeneratedRegex(SysctlExpression, RegexOptions.NonBacktracking)]
    private static partial Regex SysctlName();
}
