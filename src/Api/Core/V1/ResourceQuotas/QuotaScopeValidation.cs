using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Which pods a quota counts, and what of them it can count then.</summary>
internal static class QuotaScopeValidation
{
    private const string BestEffort = "BestEffort";
    private const string NotBestEffort = "NotBestEffort";
    private const string Terminating = "Terminating";
    private const string NotTerminating = "NotTerminating";
    private const string PriorityClass = "PriorityClass";
    private const string CrossNamespace = "CrossNamespacePodAffinity";
    private const string VolumeAttributesClass = "VolumeAttributesClass";

    private static readonly string[] Standard =
    [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ];

    private static readonly string[] OfPods =
        ["cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods"];

    private static readonly string[] OfClaims = ["persistentvolumeclaims", "requests.storage"];

    public static bool IsStandard(string name) => Standard.Contains(name) || ResourceNames.IsHugePages(name) || name.StartsWith(ResourceNames.RequestsPrefix + ResourceNames.HugePagesPrefix, StringComparison.Ordinal);

    public static void Scopes(ResourceQuotaSpec spec, FieldPath path, FieldErrors errors)
    {
        foreach (var scope in spec.Scopes)
        {
            if (!IsScope(scope)) errors.Invalid(path, spec.Scopes, "unsupported scope");
            foreach (var (name, _) in spec.Hard) if (IsStandard(name) && !Counts(scope, name)) errors.Invalid(path, spec.Scopes, "unsupported scope applied to resource");
        }

        Conflicts(spec.Scopes, spec, path, errors);
    }

    public static void Selector(ScopeSelector selector, ResourceQuotaSpec spec, FieldPath selectorPath, FieldErrors errors)
    {
        var path = selectorPath.Child("matchExpressions");
        foreach (var term in selector.MatchExpressions)
        {
            if (!IsScope(term.ScopeName)) errors.Invalid(path.Child("scopeName"), term.ScopeName, "unsupported scope");
            foreach (var (name, _) in spec.Hard) if (IsStandard(name) && !Counts(term.ScopeName, name)) errors.Invalid(path, selector, "unsupported scope applied to resource");
            if (term.ScopeName is BestEffort or NotBestEffort or Terminating or NotTerminating or CrossNamespace && term.Operator != "Exists")
            {
                errors.Invalid(path.Child("operator"), term.Operator, "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
            }

            Values(term, path, errors);
        }

        Conflicts(selector.MatchExpressions.Select(static t => t.ScopeName), spec, path, errors);
    }

    private static void Values(ScopedResourceSelectorRequirement term, FieldPath path, FieldErrors errors)
    {
        switch (term.Operator)
        {
            case "In" or "NotIn":
                if (term.Values.IsEmpty) errors.Required(path.Child("values"), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                break;
            case "Exists" or "DoesNotExist":
                if (!term.Values.IsEmpty) errors.Invalid(path.Child("values"), term.Values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                break;
            default:
                errors.Invalid(path.Child("operator"), term.Operator, "not a valid selector operator");
                break;
        }
    }

    private static void Conflicts(Items<string> scopes, ResourceQuotaSpec spec, FieldPath path, FieldErrors errors)
    {
        foreach (var (a, b) in new[] { (BestEffort, NotBestEffort), (Terminating, NotTerminating) })
        {
            if (scopes.Contains(a) && scopes.Contains(b)) errors.Invalid(path, spec.Scopes.IsNull ? null : spec.Scopes, "conflicting scopes");
        }
    }

    private static bool IsScope(string name) => name is BestEffort or NotBestEffort or Terminating or NotTerminating or PriorityClass or CrossNamespace or VolumeAttributesClass;

    private static bool Counts(string scope, string resource) => scope switch
    {
        BestEffort => resource == "pods",
        Terminating or NotTerminating or NotBestEffort or PriorityClass or CrossNamespace => OfPods.Contains(resource),
        VolumeAttributesClass => OfClaims.Contains(resource),
        _ => true,
    };
}
