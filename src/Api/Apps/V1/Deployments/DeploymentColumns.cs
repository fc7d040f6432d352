using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>The table of deployments.</summary>
internal static class DeploymentColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Deployment>("Ready", "string", static d => $"{d.Status.ReadyReplicas}/{d.Spec.Replicas ?? 0}", "Ready pods and pods wanted."),
        Column.Of<Deployment>("Up-to-date", "string", static d => d.Status.UpdatedReplicas, "How many pods are of the newest template."),
        Column.Of<Deployment>("Available", "string", static d => d.Status.AvailableReplicas, "How many pods have been ready long enough."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<Deployment>(static d => d.Spec.Template.Spec, static d => Selector.TryFrom(d.Spec.Selector, out var selector, out _) ? selector.ToString() : "<invalid>"),
    ];
}
