using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>What holds for a flow schema.</summary>
internal static class FlowSchemaValidation
{
    private const int LastPrecedence = 10000;
    private const string Exempt = "exempt";

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];
    private static readonly string[] PathVerbs = ["delete", "get", "head", "options", "patch", "post", "put"];

    public static void Of(FlowSchema o, FieldErrors errors)
    {
        var (spec, precedence) = (o.Spec, Spec.Child("matchingPrecedence"));
        if (spec.MatchingPrecedence <= 0) errors.Invalid(precedence, spec.MatchingPrecedence, "must be a positive value");
        if (spec.MatchingPrecedence > LastPrecedence) errors.Invalid(precedence, spec.MatchingPrecedence, $"must not be greater than {LastPrecedence}");
        if (spec.MatchingPrecedence == 1 && o.Metadata.Name != Exempt) errors.Invalid(precedence, spec.MatchingPrecedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        if (spec.DistinguisherMethod is { } method) errors.RequireOneOf(Spec.Child("distinguisherMethod", "type"), method.Type, "ByNamespace", "ByUser");
        var level = Spec.Child("priorityLevelConfiguration", "name");
        if (errors.RequireText(level, spec.PriorityLevelConfiguration.Name, "must reference a priority level")) errors.RequireSubdomain(level, spec.PriorityLevelConfiguration.Name);
        for (var i = 0; i < spec.Rules.Count; i++) Rules(spec.Rules[i], Spec.Child("rules").Index(i), errors);
    }

    private static void Rules(PolicyRulesWithSubjects rules, FieldPath path, FieldErrors errors)
    {
        if (rules.Subjects.IsEmpty) errors.Required(path.Child("subjects"), "subjects must contain at least one value");
        for (var i = 0; i < rules.Subjects.Count; i++) Subject(rules.Subjects[i], path.Child("subjects").Index(i), errors);
        if (rules.ResourceRules.IsEmpty && rules.NonResourceRules.IsEmpty) errors.Required(path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        for (var i = 0; i < rules.ResourceRules.Count; i++) Resource(rules.ResourceRules[i], path.Child("resourceRules").Index(i), errors);
        for (var i = 0; i < rules.NonResourceRules.Count; i++) NonResource(rules.NonResourceRules[i], path.Child("nonResourceRules").Index(i), errors);
    }

    private static void Subject(Subject subject, FieldPath path, FieldErrors errors)
    {
        (string Kind, string Field, bool Present)[] forms =
        [
            ("Group", "group", subject.Group is not null),
            ("ServiceAccount", "serviceAccount", subject.ServiceAccount is not null),
            ("User", "user", subject.User is not null),
        ];
        if (!forms.Any(f => f.Kind == subject.Kind))
        {
            errors.NotSupported(path.Child("kind"), subject.Kind, [.. forms.Select(static f => f.Kind)]);
            return;
        }

        foreach (var (kind, field, present) in forms)
        {
            if (kind == subject.Kind && !present) errors.Required(path.Child(field), $"{field} is required when subject kind is '{subject.Kind}'");
            if (kind != subject.Kind && present) errors.Forbidden(path.Child(field), $"{field} is forbidden when subject kind is not '{kind}'");
        }

        if (subject is { Kind: "User", User: { } user }) errors.RequireText(path.Child("user", "name"), user.Name);
        if (subject is { Kind: "Group", Group: { } group }) errors.RequireText(path.Child("group", "name"), group.Name);
        if (subject is not { Kind: "ServiceAccount", ServiceAccount: { } account }) return;
        var at = path.Child("serviceAccount");
        if (errors.RequireText(at.Child("name"), account.Name) && account.Name != "*") errors.RequireSubdomain(at.Child("name"), account.Name);
        if (errors.RequireText(at.Child("namespace"), account.Namespace, "must specify namespace for service account")) errors.RequireLabel(at.Child("namespace"), account.Namespace);
    }

    private static void Resource(ResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        Listed(rule.Verbs, path.Child("verbs"), "verbs must contain at least one value", errors, Verbs);
        Listed(rule.ApiGroups, path.Child("apiGroups"), "resource rules must supply at least one api group", errors);
        Listed(rule.Resources, path.Child("resources"), "resource rules must supply at least one resource", errors);
        if (rule.Namespaces.IsEmpty && !rule.ClusterScope) errors.Required(path.Child("namespaces"), "resource rules that are not cluster scoped must supply at least one namespace");
        else if (rule.Namespaces.Contains("*") && rule.Namespaces.Count > 1) errors.Invalid(path.Child("namespaces"), rule.Namespaces, "if '*' is present, must not specify other namespaces");
        for (var i = 0; i < rule.Namespaces.Count; i++) if (rule.Namespaces[i] != "*") errors.RequireLabel(path.Child("namespaces").Index(i), rule.Namespaces[i]);
    }

    private static void NonResource(NonResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        Listed(rule.Verbs, path.Child("verbs"), "verbs must contain at least one value", errors, PathVerbs);
        Listed(rule.NonResourceURLs, path.Child("nonResourceURLs"), "nonResourceURLs must contain at least one value", errors);
    }

    private static void Listed(Items<string> values, FieldPath path, string empty, FieldErrors errors, string[]? supported = null)
    {
        if (values.IsEmpty) errors.Required(path, empty);
        else if (values.Contains("*") && values.Count > 1) errors.Invalid(path, values, "if '*' is present, must not specify other values");
        else if (supported is not null && values.ToArray().FirstOrDefault(v => v != "*" && !supported.Contains(v)) is not null) errors.NotSupported(path, values, supported);
    }
}
