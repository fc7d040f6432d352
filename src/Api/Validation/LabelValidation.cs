using Keles.Machinery;

namespace Keles.Api;

/// <summary>Labels, annotations and label selectors, wherever they stand.</summary>
internal static class LabelValidation
{
    /// <summary>All keys and values of an object's annotations together.</summary>
    public const int LargestAnnotations = 256 * 1024;

    public static void Labels(OrderedMap<string> labels, FieldPath path, FieldErrors errors)
    {
        foreach (var (key, value) in labels)
        {
            errors.RequireQualifiedName(path, key);
            errors.InvalidAll(path, value, LabelNames.Value(value));
        }
    }

    public static void Annotations(OrderedMap<string> annotations, FieldPath path, FieldErrors errors)
    {
        var size = 0L;
        foreach (var (key, value) in annotations)
        {
            errors.InvalidAll(path, key, LabelNames.Key(key.ToLowerInvariant()));
            size += FieldChecks.Bytes(key) + FieldChecks.Bytes(value);
        }

        if (size > LargestAnnotations) errors.TooLong(path, LargestAnnotations);
    }

    /// <summary>Null is fine: whether there must be a selector is for the caller to say.</summary>
    public static void Selector(LabelSelector? selector, FieldPath path, FieldErrors errors, bool anyValue = false)
    {
        if (selector is null) return;
        Labels(selector.MatchLabels, path.Child("matchLabels"), errors);
        for (var i = 0; i < selector.MatchExpressions.Count; i++) Requirement(selector.MatchExpressions[i], path.Child("matchExpressions").Index(i), errors, anyValue);
    }

    private static void Requirement(LabelSelectorRequirement requirement, FieldPath path, FieldErrors errors, bool anyValue)
    {
        switch (requirement.Operator)
        {
            case "In" or "NotIn" when requirement.Values.IsEmpty:
                errors.Required(path.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist" when !requirement.Values.IsEmpty:
                errors.Forbidden(path.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist":
                break;
            default:
                errors.Invalid(path.Child("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }

        errors.RequireQualifiedName(path.Child("key"), requirement.Key);
        for (var i = 0; i < requirement.Values.Count && !anyValue; i++)
        {
            errors.InvalidAll(path.Child("values").Index(i), requirement.Values[i], LabelNames.Value(requirement.Values[i]));
        }
    }
}
