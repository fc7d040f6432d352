using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Which devices a claim got.</summary>
internal static class AllocationValidation
{
    private const int MostResults = 32;

    public static void Of(AllocationResult allocation, RequestNames names, FieldPath path, FieldErrors errors)
    {
        var devices = path.Child("devices");
        DeviceLists.Each(allocation.Devices.Results, MostResults, devices.Child("results"), errors, (r, p, e) => Result(r, names, p, e));
        DeviceLists.Each(allocation.Devices.Config, 2 * DeviceConfigurationValidation.Most, devices.Child("config"), errors, (c, p, e) => Config(c, names, p, e));
        if (allocation.NodeSelector is { } selector) NodeSelectorValidation.Of(selector, path.Child("nodeSelector"), errors);
    }

    private static void Result(DeviceRequestAllocationResult result, RequestNames names, FieldPath path, FieldErrors errors)
    {
        names.Check(result.Request, path.Child("request"), errors);
        DeviceNames.Driver(result.Driver, path.Child("driver"), errors);
        DeviceNames.Pool(result.Pool, path.Child("pool"), errors);
        errors.RequireLabel(path.Child("device"), result.Device);
        BindingConditionValidation.Of(result.BindingConditions, result.BindingFailureConditions, path, errors);
        DeviceRequestValidation.Tolerations(result.Tolerations, path.Child("tolerations"), errors);
        if (result.ShareID is { } share) AllocatedDeviceValidation.ShareId(share, path.Child("shareID"), errors);
    }

    private static void Config(DeviceAllocationConfiguration config, RequestNames names, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("source"), config.Source)) errors.RequireOneOf(path.Child("source"), config.Source, "FromClaim", "FromClass");
        DeviceClaimValidation.Named(config.Requests, names, path.Child("requests"), errors);
        DeviceConfigurationValidation.Of(config.Opaque, path, errors);
    }
}
