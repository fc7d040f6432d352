namespace Keles.Api.Coordination.V1;

/// <summary>The table of leases.</summary>
internal static class LeaseColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Lease>("Holder", "string", static l => l.Spec.HolderIdentity ?? "", "Who holds the lease."),
        DefaultColumns.Age,
    ];
}
