namespace Keles.Api.Core.V1;

/// <summary>What holds for a quota when nothing is said.</summary>
internal static class ResourceQuotaDefaults
{
    public static ResourceQuota Of(ResourceQuota o) => o with
    {
        Spec = o.Spec with { Hard = ResourceDefaults.Rounded(o.Spec.Hard) },
        Status = o.Status with { Hard = ResourceDefaults.Rounded(o.Status.Hard), Used = ResourceDefaults.Rounded(o.Status.Used) },
    };
}
