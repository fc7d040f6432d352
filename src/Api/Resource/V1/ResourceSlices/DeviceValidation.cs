using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for one device of a slice.</summary>
internal static partial class DeviceValidation
{
    private const int MostProperties = 32;
    private const int MostTaints = 16;
    private const int LongestValue = 64;

    /// <param name="stored">The device of that name before, of which unchanged parts are not looked at again.</param>
    public static void Of(Device device, Device? stored, bool perDevice, FieldPath path, FieldErrors errors)
    {
        errors.RequireLabel(path.Child("name"), device.Name);
        var properties = device.Attributes.Count + device.Capacity.Count;
        if (properties > MostProperties) errors.Invalid(path, properties, $"the total number of attributes and capacities must not exceed {MostProperties}");
        foreach (var (name, attribute) in device.Attributes)
        {
            DeviceNames.Attribute(name, path.Child("attributes"), errors);
            Attribute(attribute, path.Child("attributes").Key(name), errors);
        }

        if (stored is null || !Semantic.Equal(stored.Capacity, device.Capacity)) Capacity(device, path.Child("capacity"), errors);
        if (stored is null || !Semantic.Equal(stored.Taints, device.Taints)) DeviceLists.Each(device.Taints, MostTaints, path.Child("taints"), errors, DeviceTaintValidation.Taint);
        DeviceLists.Set(device.ConsumesCounters, DeviceCounterValidation.MostConsumed, path.Child("consumesCounters"), errors, DeviceCounterValidation.Consumption, static c => c.CounterSet);
        SliceNodes.OfDevice(device, perDevice, path, errors);
        BindingConditionValidation.Of(device.BindingConditions, device.BindingFailureConditions, path, errors);
    }

    private static void Capacity(Device device, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, capacity) in device.Capacity)
        {
            DeviceNames.Attribute(name, path, errors);
            if (capacity.RequestPolicy is not { } policy) continue;
            var at = path.Key(name).Child("requestPolicy");
            if (device.AllowMultipleAllocations == true) RequestPolicyValidation.Of(capacity.Value, policy, at, errors);
            else errors.Forbidden(at, "allowMultipleAllocations must be true");
        }
    }

    private static void Attribute(DeviceAttribute attribute, FieldPath path, FieldErrors errors)
    {
        if (attribute.String is { } text && FieldChecks.Bytes(text) > LongestValue) errors.TooLong(path.Child("string"), LongestValue);
        if (attribute.Version is { } version)
        {
            if (!Semver().IsMatch(version)) errors.Invalid(path.Child("version"), version, "must be a string compatible with semver.org spec 2.0.0");
            if (FieldChecks.Bytes(version) > LongestValue) errors.TooLong(path.Child("version"), LongestValue);
        }

        object?[] values = [attribute.Bool, attribute.Int, attribute.String, attribute.Version];
        var count = values.Count(static v => v is not null);
        if (count != 1) errors.Invalid(path, count == 0 ? "" : attribute, "exactly one value must be specified");
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?\z")]
    private static partial Regex Semver();
}
