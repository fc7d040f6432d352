namespace Keles.Api.Apps.V1;

/// <summary>The table of replica sets.</summary>
internal static class ReplicaSetColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ReplicaSet>("Desired", "integer", static r => r.Spec.Replicas ?? 0, "How many pods there shall be."),
        Column.Of<ReplicaSet>("Current", "integer", static r => r.Status.Replicas, "How many pods there are."),
        Column.Of<ReplicaSet>("Ready", "integer", static r => r.Status.ReadyReplicas, "How many of them are ready."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<ReplicaSet>(static r => r.Spec.Template.Spec, static r => Cells.Selector(r.Spec.Selector)),
    ];
}
