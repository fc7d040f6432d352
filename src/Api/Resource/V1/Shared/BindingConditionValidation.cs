using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Conditions a device must meet before a pod may be bound, and those that end the wait: neither without the other, and none in both.</summary>
internal static class BindingConditionValidation
{
    private const int Most = 4;

    public static void Of(Items<string> conditions, Items<string> failures, FieldPath path, FieldErrors errors)
    {
        FieldPath met = path.Child("bindingConditions"), failed = path.Child("bindingFailureConditions");
        DeviceLists.Each(conditions, Most, met, errors, static (c, p, e) => e.RequireQualifiedName(p, c));
        DeviceLists.Each(failures, Most, failed, errors, static (c, p, e) => e.RequireQualifiedName(p, c));
        Once(conditions, met, errors);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < failures.Count; i++)
        {
            if (!seen.Add(failures[i])) errors.Duplicate(failed.Index(i), failures[i]);
            if (conditions.Contains(failures[i])) errors.Invalid(failed.Index(i), failures[i], "bindingFailureConditions must not overlap with bindingConditions");
        }

        if (conditions.IsEmpty && !failures.IsEmpty) errors.Invalid(met, conditions, "bindingConditions are required to use bindingFailureConditions");
        if (failures.IsEmpty && !conditions.IsEmpty) errors.Invalid(failed, failures, "bindingFailureConditions are required to use bindingConditions");
    }

    private static void Once(Items<string> names, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) if (!seen.Add(names[i])) errors.Duplicate(path.Index(i), names[i]);
    }
}
