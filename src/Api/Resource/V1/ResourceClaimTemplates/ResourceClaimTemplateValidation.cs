using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for a template of claims for devices.</summary>
internal static class ResourceClaimTemplateValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(ResourceClaimTemplate o, FieldErrors errors)
    {
        ObjectMetaValidation.OfTemplate(o.Spec.Metadata, Spec.Child("metadata"), errors);
        DeviceClaimValidation.Of(o.Spec.Spec.Devices, Spec.Child("spec", "devices"), errors);
    }

    public static void OnUpdate(ResourceClaimTemplate o, ResourceClaimTemplate stored, FieldErrors errors) => errors.RequireUnchanged(Spec, o.Spec, Semantic.Equal(o.Spec, stored.Spec));
}
