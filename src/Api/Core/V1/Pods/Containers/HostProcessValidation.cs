using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Windows containers that run as processes of the host: all of a pod's or none, and in the host's network.</summary>
internal static class HostProcessValidation
{
    public static void Of(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        var pod = spec.SecurityContext?.WindowsOptions?.HostProcess;
        var (all, onHost) = (0, 0);
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            all++;
            var own = container.SecurityContext?.WindowsOptions?.HostProcess;
            if (pod is { } wanted && own is { } said && said != wanted)
                errors.Invalid(at.Child("securityContext", "windowsOptions").Child("hostProcess"), said, $"pod hostProcess value must be identical if both are specified, was {(wanted ? "true" : "false")}");
            if (own ?? pod ?? false) onHost++;
        });
        if (onHost == 0) return;
        if (onHost != all) errors.Invalid(path, "", "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        if (!spec.HostNetwork) errors.Invalid(path.Child("hostNetwork"), false, "hostNetwork must be true if pod contains any hostProcess containers");
    }
}
