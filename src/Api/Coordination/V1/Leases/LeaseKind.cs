namespace Keles.Api.Coordination.V1;

/// <summary>The descriptor of Lease.</summary>
public static class LeaseKind
{
    public static Kind<Lease> Kind { get; } = new()
    {
        Group = "coordination.k8s.io",
        Version = "v1",
        Name = "Lease",
        Plural = "leases",
        Singular = "lease",
        Namespaced = true,
        StoragePrefix = "leases",
        AllowsUnconditionalUpdate = false,
        AllowsCreateOnUpdate = true,
        Columns = LeaseColumns.All,
        CreateRule = static o => LeaseWriteRules.Served(o, null),
        UpdateRule = static (o, stored) => LeaseWriteRules.Served(o, stored),
        Validation = LeaseValidation.Of,
        UpdateValidation = static (o, _, errors) => LeaseValidation.Of(o, errors),
    };
}
