using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Settings that only a driver understands.</summary>
internal static class DeviceConfigurationValidation
{
    public const int Most = 32;
    private const int LargestParameters = 10 * 1024;

    public static void Of(OpaqueDeviceConfiguration? opaque, FieldPath path, FieldErrors errors, bool stored = false)
    {
        if (opaque is null)
        {
            errors.Required(path.Child("opaque"));
            return;
        }

        DeviceNames.Driver(opaque.Driver, path.Child("opaque", "driver"), errors);
        Raw(opaque.Parameters, LargestParameters, path.Child("opaque", "parameters"), errors, stored);
    }

    /// <summary>An object of some size; what is stored may be larger.</summary>
    public static void Raw(RawJson value, int largest, FieldPath path, FieldErrors errors, bool stored = false)
    {
        if (value.IsNull || value.Utf8.IsEmpty || value.Utf8.SequenceEqual("null"u8)) errors.Required(path);
        else if (!stored && value.Utf8.Length > largest) errors.TooLong(path, largest);
        else if (value.Utf8[0] != (byte)'{') errors.Invalid(path, "<value omitted>", "must be a valid JSON object");
    }
}
