using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Node selectors, of pods and of volumes.</summary>
internal static class NodeSelectorValidation
{
    public static void Of(NodeSelector selector, FieldPath path, FieldErrors errors)
    {
        var terms = path.Child("nodeSelectorTerms");
        if (selector.NodeSelectorTerms.IsEmpty) errors.Required(terms, "must have at least one node selector term");
        for (var i = 0; i < selector.NodeSelectorTerms.Count; i++) Term(selector.NodeSelectorTerms[i], terms.Index(i), errors);
    }

    /// <param name="anyValue">Of preferences any value was let through once, and still is.</param>
    public static void Term(NodeSelectorTerm term, FieldPath path, FieldErrors errors, bool anyValue = false)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++) Label(term.MatchExpressions[i], path.Child("matchExpressions").Index(i), errors, anyValue);
        for (var i = 0; i < term.MatchFields.Count; i++) Field(term.MatchFields[i], path.Child("matchFields").Index(i), errors);
    }

    private static void Label(NodeSelectorRequirement requirement, FieldPath path, FieldErrors errors, bool anyValue)
    {
        switch (requirement.Operator)
        {
            case "In" or "NotIn":
                if (requirement.Values.IsEmpty) errors.Required(path.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist":
                if (!requirement.Values.IsEmpty) errors.Forbidden(path.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            case "Gt" or "Lt":
                if (requirement.Values.Count != 1) errors.Required(path.Child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'");
                break;
            default:
                errors.Invalid(path.Child("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }

        errors.RequireQualifiedName(path.Child("key"), requirement.Key);
        for (var i = 0; i < requirement.Values.Count && !anyValue; i++) errors.InvalidAll(path.Child("values").Index(i), requirement.Values[i], LabelNames.Value(requirement.Values[i]));
    }

    private static void Field(NodeSelectorRequirement requirement, FieldPath path, FieldErrors errors)
    {
        if (requirement.Operator is not ("In" or "NotIn")) errors.Invalid(path.Child("operator"), requirement.Operator, "not a valid selector operator");
        else if (requirement.Values.Count != 1) errors.Required(path.Child("values"), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        if (requirement.Key != "metadata.name")
        {
            errors.Invalid(path.Child("key"), requirement.Key, "not a valid field selector key");
            return;
        }

        for (var i = 0; i < requirement.Values.Count; i++) errors.RequireSubdomain(path.Child("values").Index(i), requirement.Values[i]);
    }
}
