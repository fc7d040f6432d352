namespace Keles.Api.Core.V1;

/// <summary>The table of quotas.</summary>
internal static class ResourceQuotaColumns
{
    private const string Limits = "limits.";

    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ResourceQuota>("Request", "string", static q => Used(q, limits: false), "Requests and counts, used and allowed."),
        Column.Of<ResourceQuota>("Limit", "string", static q => Used(q, limits: true), "Limits, used and allowed."),
        DefaultColumns.Age,
    ];

    private static string Used(ResourceQuota quota, bool limits) => string.Join(", ", quota.Status.Hard
        .Where(h => h.Key.StartsWith(Limits, StringComparison.Ordinal) == limits)
        .Select(h => $"{h.Key}: {quota.Status.Used.Get(h.Key)}/{h.Value}"));
}
