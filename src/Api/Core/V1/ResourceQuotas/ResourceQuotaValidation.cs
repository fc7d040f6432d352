using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a resource quota.</summary>
internal static class ResourceQuotaValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(ResourceQuota o, FieldErrors errors)
    {
        OfSpec(o.Spec, errors);
        OfStatus(o.Status, errors);
    }

    public static void OnUpdate(ResourceQuota o, ResourceQuota stored, FieldErrors errors)
    {
        OfSpec(o.Spec, errors);
        var same = o.Spec.Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(stored.Spec.Scopes);
        errors.RequireUnchanged(Spec.Child("scopes"), o.Spec.Scopes.IsNull ? null : o.Spec.Scopes, same);
    }

    public static void OnStatusUpdate(ResourceQuota o, ResourceQuota stored, FieldErrors errors)
    {
        errors.RequireText(FieldPath.Root("resourceVersion"), o.Metadata.ResourceVersion);
        OfStatus(o.Status, errors);
    }

    private static void OfSpec(ResourceQuotaSpec spec, FieldErrors errors)
    {
        Amounts(spec.Hard, Spec.Child("hard"), errors);
        QuotaScopeValidation.Scopes(spec, Spec.Child("scopes"), errors);
        if (spec.ScopeSelector is { } selector) QuotaScopeValidation.Selector(selector, spec, Spec.Child("scopeSelector"), errors);
    }

    private static void OfStatus(ResourceQuotaStatus status, FieldErrors errors)
    {
        Amounts(status.Hard, Status.Child("hard"), errors);
        Amounts(status.Used, Status.Child("used"), errors);
    }

    private static void Amounts(OrderedMap<Quantity> amounts, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, amount) in amounts)
        {
            ResourceValidation.Name(name, path.Key(name), errors);
            if (!name.Contains('/', StringComparison.Ordinal) && !QuotaScopeValidation.IsStandard(name)) errors.Invalid(path.Key(name), name, "must be a standard resource for quota");
            ResourceValidation.Amount(name, amount, path.Key(name), errors);
        }
    }
}
