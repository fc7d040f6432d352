namespace Keles.Api.ApiExtensions.V1;

/// <summary>What creating and updating a definition may set: the status remembers every version objects were ever stored in.</summary>
internal static class CustomResourceDefinitionWriteRules
{
    public static CustomResourceDefinition OnCreate(CustomResourceDefinition o) => Remember(o with { Status = CustomResourceDefinitionStatus.Empty });

    public static CustomResourceDefinition OnUpdate(CustomResourceDefinition o, CustomResourceDefinition stored) => Remember(o with { Status = stored.Status });

    private static CustomResourceDefinition Remember(CustomResourceDefinition o)
    {
        var storage = o.Spec.Versions.Find(static v => v.Storage)?.Name;
        return storage is null || o.Status.StoredVersions.Contains(storage) ? o : o with { Status = o.Status with { StoredVersions = o.Status.StoredVersions.Add(storage) } };
    }
}
