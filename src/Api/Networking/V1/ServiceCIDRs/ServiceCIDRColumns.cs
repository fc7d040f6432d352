namespace Keles.Api.Networking.V1;

/// <summary>The table of service ranges.</summary>
internal static class ServiceCIDRColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ServiceCIDR>("CIDRs", "string", static c => string.Join(',', c.Spec.Cidrs), "The ranges from which services get addresses."),
        DefaultColumns.Age,
    ];
}
