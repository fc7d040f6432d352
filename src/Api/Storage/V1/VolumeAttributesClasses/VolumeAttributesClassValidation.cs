using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for a class of volume attributes.</summary>
internal static class VolumeAttributesClassValidation
{
    public static void OnCreate(VolumeAttributesClass o, FieldErrors errors)
    {
        var driver = FieldPath.Root("driverName");
        if (errors.RequireText(driver, o.DriverName)) errors.InvalidAll(driver, o.DriverName, LabelNames.Key(o.DriverName.ToLowerInvariant()));
        ParameterValidation.Of(o.Parameters, FieldPath.Root("parameters"), errors);
        if (o.Parameters.IsEmpty) errors.Required(FieldPath.Root("parameters"), "must contain at least one key/value pair");
    }

    public static void OnUpdate(VolumeAttributesClass o, VolumeAttributesClass stored, FieldErrors errors)
    {
        if (o.DriverName != stored.DriverName) errors.Forbidden(FieldPath.Root("driverName"), "updates to driverName are forbidden.");
        if (!Semantic.Equal(o.Parameters, stored.Parameters)) errors.Forbidden(FieldPath.Root("parameters"), "updates to parameters are forbidden.");
        OnCreate(o, errors);
    }
}
