using Keles.Api;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.ApiServer.Discovery;

namespace Keles.ApiServer;

/// <summary>The custom resources that are served, by the name of their definition. One loop changes it; what is served is swapped whole.</summary>
internal sealed class CustomResourceSet(ObjectStore store, ServedKinds served)
{
    private readonly Dictionary<string, CustomResource> byDefinition = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => byDefinition.Keys;

    public CustomResource? Of(string definition) => byDefinition.GetValueOrDefault(definition);

    /// <summary>Serves the resource as the definition has it now; returns when its objects can be read.</summary>
    public async Task ServeAsync(CustomResourceDefinition definition, CancellationToken cancel)
    {
        var name = definition.Metadata.Name;
        var present = byDefinition.GetValueOrDefault(name);
        if (present is not null && present.Definition.Metadata.Uid == definition.Metadata.Uid && present.Definition.Spec == definition.Spec)
        {
            if (present.IsTerminating == (definition.Metadata.DeletionTimestamp is not null)) return;
            present.Terminate();
            return;
        }

        var resource = new CustomResource(definition);
        await store.AddAsync(new CustomStoredForm(resource), () =>
        {
            byDefinition[name] = resource;
            Publish();
        }, cancel);
    }

    public void Remove(string definition)
    {
        if (!byDefinition.Remove(definition, out var resource)) return;
        Publish();
        store.Remove(resource.Lead.StoragePrefix!);
    }

    /// <summary>In the order of discovery: by group, the preferred version first, then by name.</summary>
    private void Publish() => served.Replace(
    [
        .. byDefinition.Values.SelectMany(static r => r.Kinds)
            .Where(static k => Kinds.ByResource(k.Group, k.Version, k.Plural) is null)
            .OrderBy(static k => k.Group, StringComparer.Ordinal)
            .ThenBy(static k => k.Version, VersionPriority.Instance)
            .ThenBy(static k => k.Plural, StringComparer.Ordinal),
    ]);
}
