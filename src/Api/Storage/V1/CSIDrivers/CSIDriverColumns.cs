namespace Keles.Api.Storage.V1;

/// <summary>The table of CSI drivers.</summary>
internal static class CSIDriverColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<CSIDriver>("AttachRequired", "boolean", static d => d.Spec.AttachRequired ?? true, "Whether volumes must be attached before they are mounted."),
        Column.Of<CSIDriver>("PodInfoOnMount", "boolean", static d => d.Spec.PodInfoOnMount ?? false, "Whether the driver is told of the pod."),
        Column.Of<CSIDriver>("StorageCapacity", "boolean", static d => d.Spec.StorageCapacity ?? false, "Whether scheduling looks at the driver's free capacity."),
        Column.Of<CSIDriver>("TokenRequests", "string", static d => d.Spec.TokenRequests.IsNull ? Cells.Unset : string.Join(',', d.Spec.TokenRequests.Select(static t => t.Audience)), "Audiences of the tokens the driver gets."),
        Column.Of<CSIDriver>("RequiresRepublish", "boolean", static d => d.Spec.RequiresRepublish ?? false, "Whether mounts are renewed from time to time."),
        Column.Of<CSIDriver>("Modes", "string", static d => Cells.OrNone(string.Join(',', d.Spec.VolumeLifecycleModes)), "Whether volumes outlive pods."),
        DefaultColumns.Age,
    ];
}
