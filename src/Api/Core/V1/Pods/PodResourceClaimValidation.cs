using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>A pod's claims for devices.</summary>
internal static class PodResourceClaimValidation
{
    public static void Of(Items<PodResourceClaim> claims, ObjectMeta? pod, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < claims.Count; i++)
        {
            var (claim, at) = (claims[i], path.Index(i));
            if (pod?.Annotations.ContainsKey(PodValidation.MirrorAnnotation) == true)
            {
                errors.Forbidden(FieldPath.Root(""), "static pods do not support resource claims");
                continue;
            }

            if (errors.RequireText(at.Child("name"), claim.Name))
            {
                if (names.Add(claim.Name)) errors.RequireLabel(at.Child("name"), claim.Name);
                else errors.Duplicate(at.Child("name"), claim.Name);
            }

            if (claim is { ResourceClaimName: not null, ResourceClaimTemplateName: not null }) errors.Invalid(at, claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            if (claim is { ResourceClaimName: null, ResourceClaimTemplateName: null }) errors.Invalid(at, claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            if (claim.ResourceClaimName is { } name) errors.RequireSubdomain(at.Child("resourceClaimName"), name);
            if (claim.ResourceClaimTemplateName is { } template) errors.RequireSubdomain(at.Child("resourceClaimTemplateName"), template);
        }
    }
}
