using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a pod's spec when nothing is said, in pods and in templates.</summary>
internal static class PodSpecDefaults
{
    public const long GraceSeconds = 30;

    /// <summary>What stands for a time below zero, which old clients send.</summary>
    public const long LeastGraceSeconds = 1;

    public const string SchedulerName = "default-scheduler";

    public static PodSpec Of(PodSpec spec)
    {
        var accounts = Accounts(spec);
        return accounts with
        {
            DnsPolicy = spec.DnsPolicy.Or("ClusterFirst"),
            RestartPolicy = spec.RestartPolicy.Or(RestartPolicies.Always),
            SecurityContext = spec.SecurityContext ?? PodSecurityContext.Empty,
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds is < 0 ? LeastGraceSeconds : spec.TerminationGracePeriodSeconds ?? GraceSeconds,
            SchedulerName = spec.SchedulerName.Or(SchedulerName),
            InitContainers = spec.InitContainers.Map(ContainerDefaults.Of),
            Containers = spec.Containers.Map(ContainerDefaults.Of),
            EphemeralContainers = spec.EphemeralContainers.Map(ContainerDefaults.Of),
            Volumes = spec.Volumes.Map(VolumeDefaults.Of),
            Overhead = ResourceDefaults.Rounded(spec.Overhead),
            Resources = spec.Resources is { } whole ? ResourceDefaults.Rounded(whole) : null,
        };
    }

    public static PodTemplateSpec Of(PodTemplateSpec template) => template with { Spec = Of(template.Spec) };

    /// <summary>The old field for the service account says the same as the new one; the new one wins.</summary>
    private static PodSpec Accounts(PodSpec spec)
    {
        var name = spec.ServiceAccountName.Or(spec.ServiceAccount);
        return name == spec.ServiceAccount && name == spec.ServiceAccountName ? spec : spec with { ServiceAccountName = name, ServiceAccount = name };
    }
}
