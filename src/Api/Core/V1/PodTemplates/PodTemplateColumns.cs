namespace Keles.Api.Core.V1;

/// <summary>The table of pod templates.</summary>
internal static class PodTemplateColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PodTemplate>("Containers", "string", static t => TemplateColumns.Names(t.Template.Spec), "Names of the containers in the template."),
        Column.Of<PodTemplate>("Images", "string", static t => TemplateColumns.Images(t.Template.Spec), "Images of the containers in the template."),
        Column.Of<PodTemplate>("Pod Labels", "string", static t => Cells.Labels(t.Template.Metadata.Labels), "Labels that the template gives its pods."),
    ];
}
