using Keles.Api.ApiExtensions.V1;

namespace Keles.Api.CustomResources;

/// <summary>A definition made ready to be served: its versions, and a kind for each that is served.</summary>
public sealed class CustomResource
{
    private readonly Dictionary<string, CustomVersion> byApiVersion;
    private volatile bool terminating;

    /// <param name="definition">Valid and with its names accepted.</param>
    public CustomResource(CustomResourceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        var spec = definition.Spec;
        Versions = [.. spec.Versions.Select(v => new CustomVersion(v, $"{spec.Group}/{v.Name}", spec.Names.Kind))];
        byApiVersion = Versions.DistinctBy(static v => v.ApiVersion).ToDictionary(static v => v.ApiVersion, StringComparer.Ordinal);
        Storage = Versions.First(static v => v.Source.Storage);
        var lead = Versions.FirstOrDefault(static v => v.Source is { Storage: true, Served: true }) ?? Versions.FirstOrDefault(static v => v.Source.Served) ?? Storage;
        Lead = new CustomKind(this, lead, null);
        AllKinds = [.. Versions.Select(v => v == lead ? Lead : new CustomKind(this, v, Lead))];
        Kinds = [.. AllKinds.Where(static k => k.Custom.Source.Served).OrderBy(static k => k.Version, VersionPriority.Instance)];
        terminating = definition.Metadata.DeletionTimestamp is not null;
    }

    public CustomResourceDefinition Definition { get; }

    public IReadOnlyList<CustomVersion> Versions { get; }

    /// <summary>What objects are stored in.</summary>
    public CustomVersion Storage { get; }

    /// <summary>The kind that stands for the resource where one version is as good as another: the storage version's where it is served.</summary>
    public CustomKind Lead { get; }

    /// <summary>One for each version, also for those that are not served: objects may be stored in them.</summary>
    public IReadOnlyList<CustomKind> AllKinds { get; }

    /// <summary>Of the served versions, the preferred one first.</summary>
    public IReadOnlyList<CustomKind> Kinds { get; }

    public string Group => Definition.Spec.Group;

    public string Plural => Definition.Spec.Names.Plural;

    public string KindName => Definition.Spec.Names.Kind;

    public bool Namespaced => Definition.Spec.Scope == "Namespaced";

    /// <summary>Who converts between versions; null where only the version's name changes.</summary>
    public WebhookConversion? Webhook => Definition.Spec.Conversion is { Strategy: "Webhook", Webhook: { } webhook } ? webhook : null;

    /// <summary>Nothing new is taken while the definition goes. The only thing that changes, once and for ever.</summary>
    public bool IsTerminating => terminating;

    public void Terminate() => terminating = true;

    public CustomVersion? Version(string apiVersion) => byApiVersion.GetValueOrDefault(apiVersion);
}
