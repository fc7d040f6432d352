using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Which requests a webhook or a policy is asked about.</summary>
internal static class RuleValidation
{
    private const string Any = "*";

    public static void WithOperations(RuleParts rule, FieldPath path, FieldErrors errors)
    {
        var operations = path.Child("operations");
        if (rule.Operations.IsEmpty) errors.Required(operations);
        Alone(rule.Operations, "operations", operations, errors);
        for (var i = 0; i < rule.Operations.Count; i++) errors.RequireOneOf(operations.Index(i), rule.Operations[i], Any, "CONNECT", "CREATE", "DELETE", "UPDATE");
        FieldPath groups = path.Child("apiGroups"), versions = path.Child("apiVersions");
        if (rule.ApiGroups.IsEmpty) errors.Required(groups);
        Alone(rule.ApiGroups, "API groups", groups, errors);
        if (rule.ApiVersions.IsEmpty) errors.Required(versions);
        Alone(rule.ApiVersions, "API versions", versions, errors);
        for (var i = 0; i < rule.ApiVersions.Count; i++) errors.RequireText(versions.Index(i), rule.ApiVersions[i]);
        RuleResources.Check(rule.Resources, path.Child("resources"), errors);
        if (rule.Scope.Length > 0) errors.RequireOneOf(path.Child("scope"), rule.Scope, Any, "Cluster", "Namespaced");
    }

    private static void Alone(Items<string> values, string what, FieldPath path, FieldErrors errors)
    {
        if (values.Count > 1 && values.Contains(Any)) errors.Invalid(path, values, $"if '*' is present, must not specify other {what}");
    }
}
