using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Which amounts of a device's capacity may be asked for.</summary>
internal static class RequestPolicyValidation
{
    private const int MostValues = 10;

    public static void Of(Quantity capacity, CapacityRequestPolicy policy, FieldPath path, FieldErrors errors)
    {
        if (!policy.ValidValues.IsEmpty && policy.ValidRange is not null)
        {
            errors.Forbidden(path, "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the same time");
        }
        else if (!policy.ValidValues.IsEmpty)
        {
            if (policy.Default is { } fallback) Values(fallback, capacity, policy.ValidValues, path.Child("validValues"), errors);
            else errors.Required(path.Child("default"), "required when validValues is defined");
        }
        else if (policy.ValidRange is { } range)
        {
            if (policy.Default is { } fallback) Range(fallback, capacity, range, path.Child("validRange"), errors);
            else errors.Required(path.Child("default"), "required when validRange is defined");
        }
    }

    private static void Values(Quantity fallback, Quantity capacity, Items<Quantity> values, FieldPath path, FieldErrors errors)
    {
        for (var i = 1; i < values.Count; i++) if (values[i - 1] > values[i]) errors.Invalid(path.Index(i), values[i].ToString(), "values must be sorted in ascending order");
        var found = false;
        DeviceLists.Set(values, MostValues, path, errors, Value, static v => v.Value());
        if (!found) errors.Invalid(path, fallback.ToString(), "default value is not valid according to the requestPolicy");

        void Value(Quantity value, FieldPath at, FieldErrors into)
        {
            if (value > capacity) into.Invalid(at, value.ToString(), $"option is larger than capacity value: {capacity}");
            found |= value.CompareTo(fallback) == 0;
        }
    }

    private static void Range(Quantity fallback, Quantity capacity, CapacityRequestPolicyRange range, FieldPath path, FieldErrors errors)
    {
        if (range.Min is not { } min)
        {
            errors.Required(path.Child("min"), "required when validRange is defined");
            return;
        }

        if (min > capacity) errors.Invalid(path.Child("min"), min.ToString(), $"min is larger than capacity value: {capacity}");
        if (fallback < min) errors.Invalid(path.Child("default"), fallback.ToString(), $"default is less than min: {min}");
        if (range.Max is { } max)
        {
            // Upstream's value here is the least amount, though the path is the most.
            if (min > max) errors.Invalid(path.Child("max"), min.ToString(), $"min is larger than max: {max}");
            if (max > capacity) errors.Invalid(path.Child("max"), max.ToString(), $"max is larger than capacity value: {capacity}");
            if (fallback > max) errors.Invalid(path.Child("default"), fallback.ToString(), $"default is more than max: {max}");
        }

        if (range.Step is not { } step) return;
        var first = min + step;
        if (first > capacity) errors.Invalid(path.Child("step"), step.ToString(), $"one step {first} is larger than capacity value: {capacity}");
        Multiple(fallback, min, step, path.Child("step"), errors);
        if (range.Max is { } last) Multiple(last, min, step, path.Child("step"), errors);
    }

    private static void Multiple(Quantity value, Quantity min, Quantity step, FieldPath path, FieldErrors errors)
    {
        var by = step.Value();
        if (by != 0 && (value.Value() - min.Value()) % by == 0) return;
        errors.Invalid(path, value.ToString(), $"value is not a multiple of a given step ({step}) from ({min})");
    }
}
