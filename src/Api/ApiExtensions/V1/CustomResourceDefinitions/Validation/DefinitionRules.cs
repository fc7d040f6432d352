using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>How strictly a definition is looked at: what a stored one got wrong before a rule was there does not stop its other changes.</summary>
internal sealed record DefinitionRules
{
    public static DefinitionRules Strict { get; } = new();

    /// <summary>Every version has a schema.</summary>
    public bool SchemasRequired { get; init; } = true;

    public bool PrunedDefaults { get; init; } = true;

    public bool AtomicSets { get; init; } = true;

    public bool KeysOfMaps { get; init; } = true;

    public bool KnownTypes { get; init; } = true;

    public bool KnownReviewVersions { get; init; } = true;

    /// <summary>Before a definition is established its webhook's certificates may be anything.</summary>
    public bool AnyCaBundle { get; init; } = true;

    /// <summary>Versions whose schemas are as they were: the cost of their rules is not held against them.</summary>
    public IReadOnlySet<string> UnchangedSchemas { get; init; } = new HashSet<string>();

    public static DefinitionRules Of(CustomResourceDefinition stored, CustomResourceDefinition changed)
    {
        var schemas = stored.Spec.Versions.Select(static v => v.Schema?.OpenAPIV3Schema).ToArray();
        bool Has(Func<JSONSchemaProps, bool> match) => schemas.Any(s => s is not null && SchemaWalk.Any(s, match));
        return new()
        {
            SchemasRequired = schemas.All(static s => s is not null),
            PrunedDefaults = !schemas.Any(static s => s is not null && DefaultRules.HasUnpruned(s)),
            AtomicSets = !Has(SchemaRules.IsSetOfParts),
            KeysOfMaps = !Has(static s =>
            {
                var found = new FieldErrors();
                SchemaRules.MapKeys(s, FieldPath.None, found);
                return !found.IsEmpty;
            }),
            KnownTypes = !Has(static s => s.Type.Length > 0 && !SchemaRules.IsKnownType(s.Type)),
            KnownReviewVersions = stored.Spec.Conversion?.Webhook is not { ConversionReviewVersions: { IsEmpty: false } versions } || versions.Any(static v => v is "v1" or "v1beta1"),
            AnyCaBundle = !DefinitionConditions.IsTrue(stored, DefinitionConditions.Established)
                || stored.Spec.Conversion?.Webhook?.ClientConfig is { CaBundle: { IsNull: false } bundle } && ConversionRules.BundleProblem(bundle) is not null,
            UnchangedSchemas = changed.Spec.Versions.Where(v => stored.Spec.Versions.Find(o => o.Name == v.Name) is { } old && Equals(old.Schema, v.Schema)).Select(static v => v.Name).ToHashSet(StringComparer.Ordinal),
        };
    }
}
