namespace Keles.Api.Networking.V1;

/// <summary>The table of IP addresses.</summary>
internal static class IPAddressColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<IPAddress>("ParentRef", "string", static a => Parent(a.Spec.ParentRef), "The object that has the address."),
    ];

    private static string Parent(ParentReference? parent)
    {
        if (parent is null) return Cells.None;
        var resource = (parent.Group.Length > 0 ? $"{parent.Resource}.{parent.Group}" : parent.Resource).ToLowerInvariant();
        return parent.Namespace.Length > 0 ? $"{resource}/{parent.Namespace}/{parent.Name}" : $"{resource}/{parent.Name}";
    }
}
