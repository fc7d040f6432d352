using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for a class of devices.</summary>
internal static class DeviceClassValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(DeviceClass o, FieldErrors errors) => Of(o.Spec, null, errors);

    public static void OnUpdate(DeviceClass o, DeviceClass stored, FieldErrors errors) => Of(o.Spec, stored.Spec, errors);

    private static void Of(DeviceClassSpec spec, DeviceClassSpec? stored, FieldErrors errors)
    {
        var sameConfig = stored is not null && Semantic.Equal(spec.Config, stored.Config);
        DeviceSelectorValidation.Of(spec.Selectors, Spec.Child("selectors"), errors);
        DeviceLists.Each(spec.Config, DeviceConfigurationValidation.Most, Spec.Child("config"), errors, (c, p, e) => DeviceConfigurationValidation.Of(c.Opaque, p, e, sameConfig));
        if (spec.ExtendedResourceName is { } name && !ResourceNames.IsExtended(name)) errors.Invalid(Spec.Child("extendedResourceName"), name, "must be a valid extended resource name");
    }
}
