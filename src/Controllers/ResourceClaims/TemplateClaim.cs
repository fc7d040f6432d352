using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>The claim that is made from a template for an entry of a pod.</summary>
internal static class TemplateClaim
{
    /// <summary>Names have 63 characters, of which the server makes six: a hyphen's worth of room and five drawn ones.</summary>
    private const int LongestBase = 57;

    public static ResourceClaim Make(Pod pod, PodResourceClaim entry, ResourceClaimTemplate template) => new()
    {
        Metadata = new()
        {
            GenerateName = NameOf(pod.Metadata.Name, entry.Name),
            Namespace = pod.Metadata.Namespace,
            Labels = template.Spec.Metadata.Labels,
            Annotations = template.Spec.Metadata.Annotations.With(ClaimUse.PodClaimAnnotation, entry.Name),
            OwnerReferences = [Owners.ControllerOf(PodKind.Kind, pod)],
        },
        Spec = template.Spec.Spec,
    };

    /// <summary>Both names are shortened by the same part, so that neither is lost.</summary>
    internal static string NameOf(string pod, string entry)
    {
        var name = $"{pod}-{entry}-";
        return name.Length <= LongestBase ? name : $"{pod[..(pod.Length * LongestBase / name.Length)]}-{entry[..(entry.Length * LongestBase / name.Length)]}";
    }
}
