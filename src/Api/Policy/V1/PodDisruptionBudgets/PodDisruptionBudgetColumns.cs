using Keles.Machinery;

namespace Keles.Api.Policy.V1;

/// <summary>The table of disruption budgets.</summary>
internal static class PodDisruptionBudgetColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PodDisruptionBudget>("Min Available", "string", static b => Text(b.Spec.MinAvailable), "How many pods must stay available."),
        Column.Of<PodDisruptionBudget>("Max Unavailable", "string", static b => Text(b.Spec.MaxUnavailable), "How many pods may be missing."),
        Column.Of<PodDisruptionBudget>("Allowed Disruptions", "integer", static b => b.Status.DisruptionsAllowed, "How many pods may be evicted now."),
        DefaultColumns.Age,
    ];

    private static string Text(IntOrString? amount) => amount?.ToString() ?? "N/A";
}
