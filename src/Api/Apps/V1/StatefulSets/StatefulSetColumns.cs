namespace Keles.Api.Apps.V1;

/// <summary>The table of stateful sets.</summary>
internal static class StatefulSetColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<StatefulSet>("Ready", "string", static s => $"{s.Status.ReadyReplicas}/{s.Spec.Replicas ?? 0}", "Ready pods and pods wanted."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<StatefulSet>(static s => s.Spec.Template.Spec),
    ];
}
