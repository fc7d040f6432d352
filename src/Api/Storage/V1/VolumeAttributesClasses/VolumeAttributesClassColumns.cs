namespace Keles.Api.Storage.V1;

/// <summary>The table of volume attribute classes.</summary>
internal static class VolumeAttributesClassColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name with { Cell = static (o, _) => DefaultClasses.IsDefaultVolumeAttributesClass(o.Metadata) ? o.Metadata.Name + " (default)" : o.Metadata.Name },
        Column.Of<VolumeAttributesClass>("DriverName", "string", static c => c.DriverName, "The driver that knows the attributes."),
        DefaultColumns.Age,
    ];
}
