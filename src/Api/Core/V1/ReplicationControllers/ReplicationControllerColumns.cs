namespace Keles.Api.Core.V1;

/// <summary>The table of replication controllers.</summary>
internal static class ReplicationControllerColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ReplicationController>("Desired", "integer", static c => c.Spec.Replicas ?? 0, "How many pods there shall be."),
        Column.Of<ReplicationController>("Current", "integer", static c => c.Status.Replicas, "How many pods there are."),
        Column.Of<ReplicationController>("Ready", "integer", static c => c.Status.ReadyReplicas, "How many of them are ready."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<ReplicationController>(static c => c.Spec.Template?.Spec, static c => Cells.Labels(c.Spec.Selector)),
    ];
}
