namespace Keles.Api.Resource.V1;

/// <summary>The table of resource claims.</summary>
internal static class ResourceClaimColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ResourceClaim>("State", "string", State, "Where it is in its life."),
        DefaultColumns.Age,
    ];

    private static string State(ResourceClaim claim)
    {
        var deleted = claim.Metadata.DeletionTimestamp is not null;
        string?[] states =
        [
            deleted ? "deleted" : null,
            claim.Status.Allocation is not null ? "allocated" : deleted ? null : "pending",
            claim.Status.Allocation is not null && !claim.Status.ReservedFor.IsEmpty ? "reserved" : null,
        ];
        return string.Join(',', states.Where(static s => s is not null));
    }
}
