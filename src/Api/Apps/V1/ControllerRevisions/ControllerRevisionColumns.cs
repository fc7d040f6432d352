namespace Keles.Api.Apps.V1;

/// <summary>The table of controller revisions.</summary>
internal static class ControllerRevisionColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ControllerRevision>("Controller", "string", Controller, "The object whose state this is."),
        Column.Of<ControllerRevision>("Revision", "string", static r => r.Revision, "The number of the state."),
        DefaultColumns.Age,
    ];

    private static string Controller(ControllerRevision revision)
    {
        if (revision.Metadata.OwnerReferences.Find(static o => o.Controller == true) is not { } owner) return Cells.None;
        var slash = owner.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        var kind = slash < 0 ? owner.Kind : $"{owner.Kind}.{owner.ApiVersion[..slash]}";
        return $"{kind.ToLowerInvariant()}/{owner.Name}";
    }
}
