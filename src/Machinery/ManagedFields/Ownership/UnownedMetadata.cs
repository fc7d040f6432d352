namespace Keles.Machinery.ManagedFields;

/// <summary>Fields that never belong to anybody: what names the object and what the server writes.</summary>
internal static class UnownedMetadata
{
    private static readonly string[] Members =
        ["name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields", "resourceVersion"];

    public static FieldSet Fields { get; } = FieldSet.Of(
    [
        [PathElement.Field("apiVersion")],
        [PathElement.Field("kind")],
        [PathElement.Field("metadata")],
        .. Members.Select(static IReadOnlyList<PathElement> (name) => [PathElement.Field("metadata"), PathElement.Field(name)]),
    ]);

    public static void Strip(Ownership owners, FieldOwner owner)
    {
        if (owners[owner] is { } owned)
        {
            owners.SetOrForget(owner, owned.Without(Fields));
        }
    }
}
