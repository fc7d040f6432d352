using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What devices one request takes.</summary>
internal static class DeviceRequestValidation
{
    public static void Of(ExactDeviceRequest request, FieldPath path, FieldErrors errors)
    {
        DeviceNames.Class(request.DeviceClassName, path.Child("deviceClassName"), errors);
        DeviceSelectorValidation.Of(request.Selectors, path.Child("selectors"), errors);
        Amount(request.AllocationMode, request.Count, path, errors);
        Tolerations(request.Tolerations, path.Child("tolerations"), errors);
    }

    public static void Of(DeviceSubRequest request, FieldPath path, FieldErrors errors)
    {
        DeviceNames.Request(request.Name, path.Child("name"), errors);
        DeviceNames.Class(request.DeviceClassName, path.Child("deviceClassName"), errors);
        DeviceSelectorValidation.Of(request.Selectors, path.Child("selectors"), errors);
        Amount(request.AllocationMode, request.Count, path, errors);
        Tolerations(request.Tolerations, path.Child("tolerations"), errors);
    }

    public static void Tolerations(Items<DeviceToleration> tolerations, FieldPath path, FieldErrors errors) =>
        DeviceLists.Each(tolerations, -1, path, errors, DeviceTaintValidation.Toleration);

    private static void Amount(string mode, long count, FieldPath path, FieldErrors errors)
    {
        switch (mode)
        {
            case "All":
                if (count != 0) errors.Invalid(path.Child("count"), count, "must not be specified when allocationMode is 'All'");
                break;
            case "ExactCount":
                if (count <= 0) errors.Invalid(path.Child("count"), count, "must be greater than zero");
                break;
            default:
                errors.NotSupported(path.Child("allocationMode"), mode, "All", "ExactCount");
                break;
        }
    }
}
