namespace Keles.Api.ApiRegistration.V1;

/// <summary>The table of API services.</summary>
internal static class APIServiceColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<APIService>("Service", "string", static s => s.Spec.Service is { } service ? $"{service.Namespace}/{service.Name}" : "Local", "The service that serves the group version; Local when this server does."),
        Column.Of<APIService>("Available", "string", Available, "Whether the group version can be reached."),
        DefaultColumns.Age,
    ];

    private static string Available(APIService service) => service.Status.Conditions.Find(static c => c.Type == "Available") switch
    {
        null => "Unknown",
        { Status: "True" } => "True",
        { } condition => $"{condition.Status} ({condition.Reason})",
    };
}
