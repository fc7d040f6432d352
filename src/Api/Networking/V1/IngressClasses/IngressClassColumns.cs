namespace Keles.Api.Networking.V1;

/// <summary>The table of ingress classes.</summary>
internal static class IngressClassColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<IngressClass>("Controller", "string", static c => c.Spec.Controller, "The controller that serves ingresses of this class."),
        Column.Of<IngressClass>("Parameters", "string", static c => Parameters(c.Spec.Parameters), "Where the controller's parameters are."),
        DefaultColumns.Age,
    ];

    private static string Parameters(IngressClassParametersReference? parameters) => parameters switch
    {
        null => Cells.None,
        { ApiGroup: { } group } => $"{parameters.Kind}.{group}/{parameters.Name}",
        _ => $"{parameters.Kind}/{parameters.Name}",
    };
}
