using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Amounts of resources and their names.</summary>
internal static class ResourceValidation
{
    private const string Whole = "must be an integer";

    private static readonly string[] Standard =
    [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
        "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "storage", "requests.storage", "services.nodeports", "services.loadbalancers",
    ];

    private static readonly string[] Counted =
        ["pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers"];

    /// <summary>An amount is no debt, and of what cannot be divided a whole number.</summary>
    public static void Amount(string name, Quantity amount, FieldPath path, FieldErrors errors)
    {
        NotNegative(amount, path, errors);
        if ((Counted.Contains(name) || ResourceNames.IsExtended(name)) && amount.RoundUp(0).CompareTo(amount) != 0) errors.Invalid(path, amount, Whole);
    }

    public static void NotNegative(Quantity amount, FieldPath path, FieldErrors errors)
    {
        if (amount < Quantity.Zero) errors.Invalid(path, amount.ToString(), FieldChecks.NotNegative);
    }

    public static void Positive(Quantity amount, FieldPath path, FieldErrors errors)
    {
        if (amount <= Quantity.Zero) errors.Invalid(path, amount.ToString(), FieldChecks.IsPositive);
    }

    /// <summary>A name of Kubernetes' own, or one with a domain.</summary>
    public static void Name(string name, FieldPath path, FieldErrors errors)
    {
        var wrong = LabelNames.Key(name);
        errors.InvalidAll(path, name, wrong);
        if (wrong.Count == 0 && !name.Contains('/', StringComparison.Ordinal) && !Standard.Contains(name) && !ResourceNames.IsHugePages(name)) errors.Invalid(path, name, "must be a standard resource type or fully qualified");
    }

    public static void ContainerName(string name, FieldPath path, FieldErrors errors)
    {
        Name(name, path, errors);
        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (name is not ("cpu" or "memory" or "ephemeral-storage") && !ResourceNames.IsHugePages(name)) errors.Invalid(path, name, "must be a standard resource for containers");
        }
        else if (!ResourceNames.IsNative(name) && !ResourceNames.IsExtended(name))
        {
            errors.Invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    /// <param name="claims">The names of the pod's claims for devices.</param>
    public static void Requirements(ResourceRequirements resources, IReadOnlySet<string> claims, FieldPath path, FieldErrors errors) =>
        Requirements(resources, claims, ContainerName, path, errors);

    public static void WholePod(ResourceRequirements resources, IReadOnlySet<string> claims, FieldPath path, FieldErrors errors) =>
        Requirements(resources, claims, static (name, p, e) =>
        {
            if (!ResourceNames.IsForWholePods(name)) e.NotSupported(p, name, "cpu", "hugepages-", "memory");
        }, path, errors);

    private static void Requirements(ResourceRequirements resources, IReadOnlySet<string> claims, Action<string, FieldPath, FieldErrors> name, FieldPath path, FieldErrors errors)
    {
        FieldPath limits = path.Child("limits"), requests = path.Child("requests");
        foreach (var (resource, amount) in resources.Limits) One(resource, amount, name, limits.Key(resource), errors);
        foreach (var (resource, amount) in resources.Requests)
        {
            One(resource, amount, name, requests.Key(resource), errors);
            AgainstLimit(resource, amount, resources.Limits, limits, requests, errors);
        }

        bool Any(Func<string, bool> is_) => resources.Limits.Any(l => is_(l.Key)) || resources.Requests.Any(r => is_(r.Key));
        if (Any(ResourceNames.IsHugePages) && !Any(static n => n is "cpu" or "memory")) errors.Forbidden(path, "HugePages require cpu or memory");
        Claims(resources.Claims, claims, path.Child("claims"), errors);
    }

    private static void One(string resource, Quantity amount, Action<string, FieldPath, FieldErrors> name, FieldPath path, FieldErrors errors)
    {
        name(resource, path, errors);
        Amount(resource, amount, path, errors);
        if (ResourceNames.IsHugePages(resource) && !IsMultiple(resource, amount)) errors.Invalid(path, amount.ToString(), $"{amount} is not positive integer multiple of {resource}");
    }

    private static void AgainstLimit(string resource, Quantity amount, OrderedMap<Quantity> all, FieldPath limits, FieldPath requests, FieldErrors errors)
    {
        var overcommit = ResourceNames.IsOvercommitAllowed(resource);
        if (!all.TryGetValue(resource, out var limit))
        {
            if (!overcommit) errors.Required(limits, "Limit must be set for non overcommitable resources");
        }
        else if (!overcommit && amount.CompareTo(limit) != 0)
        {
            errors.Invalid(requests, amount.ToString(), $"must be equal to {resource} limit of {limit}");
        }
        else if (amount > limit)
        {
            errors.Invalid(requests, amount.ToString(), $"must be less than or equal to {resource} limit of {limit}");
        }
    }

    private static bool IsMultiple(string resource, Quantity amount) =>
        Quantity.TryParse(resource[ResourceNames.HugePagesPrefix.Length..], out var page) && page.Value() > 0 && amount.Value() % page.Value() == 0;

    private static void Claims(Items<ResourceClaim> claims, IReadOnlySet<string> known, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < claims.Count; i++)
        {
            var (claim, at) = (claims[i], path.Index(i));
            if (!errors.RequireText(at, claim.Name)) continue;
            if (!seen.Add((claim.Name, claim.Request))) errors.Duplicate(at, claim.Name);
            if (!known.Contains(claim.Name)) errors.NotFound(at, claim.Name, "must be one of the names in pod.spec.resourceClaims" + (known.Count == 0 ? " which is empty" : ": " + string.Join(", ", known.Order(StringComparer.Ordinal))));
        }
    }
}
