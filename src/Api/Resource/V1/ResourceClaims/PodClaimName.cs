using Keles.Api.Core.V1;

namespace Keles.Api.Resource.V1;

/// <summary>Which claim an entry of a pod means.</summary>
/// <param name="Name">Null when none is needed, or when it is not known.</param>
/// <param name="Problem">Why it is not known, in upstream's words; empty when it is.</param>
/// <param name="IsMade">It was made for the pod and must be its own.</param>
public readonly record struct PodClaimName(string? Name, string Problem, bool IsMade)
{
    /// <summary>The claim that was to be made for the pod has not been yet.</summary>
    public bool IsMissing => Problem.EndsWith(NotMade, StringComparison.Ordinal);

    private const string NotMade = "ResourceClaim not created yet";

    public static PodClaimName Of(Pod pod, PodResourceClaim entry)
    {
        if (entry.ResourceClaimName is { } name) return new(name, "", false);
        if (entry.ResourceClaimTemplateName is null) return new(null, $"pod \"{pod.Metadata.Namespace}/{pod.Metadata.Name}\", spec.resourceClaim \"{entry.Name}\": none of the supported fields are set", false);
        foreach (var status in pod.Status.ResourceClaimStatuses) if (status.Name == entry.Name) return new(status.ResourceClaimName, "", true);
        return new(null, $"pod \"{pod.Metadata.Namespace}/{pod.Metadata.Name}\": {NotMade}", true);
    }
}
