using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What is asked for a pod as a whole must hold what its containers ask.</summary>
internal static class WholePodValidation
{
    public static void Of(PodSpec spec, IReadOnlySet<string> claims, FieldPath path, FieldErrors errors)
    {
        if (spec.Resources is not { } whole) return;
        if (spec.Os?.Name == "windows")
        {
            errors.Forbidden(path, "may not be set for a windows pod");
            return;
        }

        if (!whole.Claims.IsNull) errors.Forbidden(path.Child("claims"), "claims may not be set for Resources at pod-level");
        ResourceValidation.WholePod(whole, claims, path, errors);
        Aggregates(spec, whole, path, errors);
        for (var i = 0; i < spec.Containers.Count; i++)
        {
            foreach (var (name, limit) in spec.Containers[i].Resources.Limits)
            {
                if (whole.Limits.TryGetValue(name, out var most) && limit > most) errors.Invalid(path.Child("containers").Index(i).Key(name).Child("limits"), limit.ToString(), $"must be less than or equal to pod limits of {most}");
            }
        }
    }

    private static void Aggregates(PodSpec spec, ResourceRequirements whole, FieldPath path, FieldErrors errors)
    {
        var containers = new PodRequestsOptions { SkipPodLevel = true, ExcludeOverhead = true };
        foreach (var (name, asked) in PodRequests.Of(spec, containers))
        {
            if (whole.Requests.TryGetValue(name, out var request) && asked > request) errors.Invalid(path.Child("requests").Key(name), request.ToString(), $"must be greater than or equal to aggregate container requests of {asked}");
        }

        foreach (var (name, limited) in PodRequests.Limits(Pod.Empty with { Spec = spec }, containers))
        {
            if (ResourceNames.IsHugePages(name) && whole.Limits.TryGetValue(name, out var limit) && limited > limit) errors.Invalid(path.Child("limits").Key(name), limit.ToString(), $"must be greater than or equal to aggregate container limits of {limited}");
        }
    }
}
