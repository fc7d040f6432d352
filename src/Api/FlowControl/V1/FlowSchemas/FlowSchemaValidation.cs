using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>What holds for a flow schema.</summary>
internal static class FlowSchemaValidation
{
    private const int LastPrecedence = 10000;

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Of(FlowSchema o, FieldErrors errors)
    {
        var (spec, precedence) = (o.Spec, Spec.Child("matchingPrecedence"));
        if (spec.MatchingPrecedence <= 0) errors.Invalid(precedence, spec.MatchingPrecedence, "must be a positive value");
        if (spec.MatchingPrecedence > LastPrecedence) errors.Invalid(precedence, spec.MatchingPrecedence, $"must not be greater than {LastPrecedence}");
        if (spec.MatchingPrecedence == 1 && o.Metadata.Name != MandatoryFlows.Exempt) errors.Invalid(precedence, spec.MatchingPrecedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        if (spec.DistinguisherMethod is { Type: not ("ByNamespace" or "ByUser") } method) errors.NotSupported(Spec.Child("distinguisherMethod", "type"), method, "ByNamespace", "ByUser");
        var level = Spec.Child("priorityLevelConfiguration", "name");
        if (errors.RequireText(level, spec.PriorityLevelConfiguration.Name, "must reference a priority level")) errors.RequireSubdomain(level, spec.PriorityLevelConfiguration.Name);
        for (var i = 0; i < spec.Rules.Count; i++) Rules(spec.Rules[i], Spec.Child("rules").Index(i), errors);
        if (MandatoryFlows.Schema(o.Metadata.Name) is { } fixedSpec && !Semantic.Equal(spec, fixedSpec)) errors.Invalid(Spec, spec, $"spec of '{o.Metadata.Name}' must equal the fixed value");
        FlowConditionValidation.Of(o.Status.Conditions.Select(static c => c.Type), errors);
    }

    public static void OnStatusUpdate(FlowSchema o, FlowSchema stored, FieldErrors errors) => FlowConditionValidation.Of(o.Status.Conditions.Select(static c => c.Type), errors);

    private static void Rules(PolicyRulesWithSubjects rules, FieldPath path, FieldErrors errors)
    {
        if (rules.Subjects.IsEmpty) errors.Required(path.Child("subjects"), "subjects must contain at least one value");
        for (var i = 0; i < rules.Subjects.Count; i++) FlowSubjectValidation.Of(rules.Subjects[i], path.Child("subjects").Index(i), errors);
        if (rules.ResourceRules.IsEmpty && rules.NonResourceRules.IsEmpty) errors.Required(path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        for (var i = 0; i < rules.ResourceRules.Count; i++) FlowRuleValidation.Resource(rules.ResourceRules[i], path.Child("resourceRules").Index(i), errors);
        for (var i = 0; i < rules.NonResourceRules.Count; i++) FlowRuleValidation.NonResource(rules.NonResourceRules[i], path.Child("nonResourceRules").Index(i), errors);
    }
}
