namespace Keles.Api.Apps.V1;

/// <summary>The table of daemon sets.</summary>
internal static class DaemonSetColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<DaemonSet>("Desired", "integer", static d => d.Status.DesiredNumberScheduled, "How many nodes shall run the pod."),
        Column.Of<DaemonSet>("Current", "integer", static d => d.Status.CurrentNumberScheduled, "How many of them have it."),
        Column.Of<DaemonSet>("Ready", "integer", static d => d.Status.NumberReady, "On how many it is ready."),
        Column.Of<DaemonSet>("Up-to-date", "integer", static d => d.Status.UpdatedNumberScheduled, "On how many it is of the newest template."),
        Column.Of<DaemonSet>("Available", "integer", static d => d.Status.NumberAvailable, "On how many it has been ready long enough."),
        Column.Of<DaemonSet>("Node Selector", "string", static d => Cells.Labels(d.Spec.Template.Spec.NodeSelector), "Labels of the nodes that are meant."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<DaemonSet>(static d => d.Spec.Template.Spec, static d => Cells.Selector(d.Spec.Selector)),
    ];
}
