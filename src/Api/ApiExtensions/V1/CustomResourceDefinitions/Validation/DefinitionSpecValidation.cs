using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for the spec of a definition.</summary>
/// <remarks>Upstream validates an older form of definitions in which what all versions share stands once, at the top of the spec; the
/// paths in messages are that form's (<c>spec.validation.openAPIV3Schema</c> where <c>spec.versions[0].schema…</c> was sent).</remarks>
internal static class DefinitionSpecValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Validate(CustomResourceDefinitionSpec spec, DefinitionRules rules, FieldErrors errors)
    {
        var shared = SharedParts.Of(spec);
        Group(spec.Group, errors);
        if (errors.RequireText(Spec.Child("scope"), spec.Scope)) errors.RequireOneOf(Spec.Child("scope"), spec.Scope, "Cluster", "Namespaced");
        if (rules.SchemasRequired && shared.Schema is null) Schemas(spec, errors);
        if (spec.PreserveUnknownFields && spec.Versions.Any(static v => v.Schema?.OpenAPIV3Schema is { } s && SchemaWalk.Any(s, static p => !p.Default.IsNull)))
            errors.Invalid(Spec.Child("preserveUnknownFields"), true, "must be false in order to use defaults in the schema");
        Versions(spec, shared, rules, errors);
        Names(spec.Names, errors);
        VersionRules.Schema(shared.Schema, spec.Versions.Any(static v => v.Subresources?.Status is not null), rules, Spec.Child("validation"), unchanged: spec.Versions.Count > 0 && rules.UnchangedSchemas.Contains(spec.Versions[0].Name), errors);
        VersionRules.Subresources(shared.Subresources, Spec.Child("subresources"), errors);
        VersionRules.Columns(shared.Columns, Spec.Child("additionalPrinterColumns"), errors);
        if (!shared.SelectableFields.IsEmpty) SelectableRules.Validate(shared.SelectableFields, shared.Schema?.OpenAPIV3Schema, Spec.Child("selectableFields"), "selectableFields may only be set when validations.schema is included", errors);
        if (spec.Conversion is { Strategy: not "None" } && spec.PreserveUnknownFields) errors.Invalid(Spec.Child("conversion", "strategy"), spec.Conversion.Strategy, "must be None if spec.preserveUnknownFields is true");
        if (spec.Conversion is { } conversion) ConversionRules.Validate(conversion, rules, Spec.Child("conversion"), errors);
    }

    private static void Group(string group, FieldErrors errors)
    {
        var path = Spec.Child("group");
        if (!errors.RequireText(path, group)) return;
        if (DnsNames.Subdomain(group) is { Count: > 0 } wrong) errors.Invalid(path, group, string.Join(',', wrong));
        else if (!group.Contains('.', StringComparison.Ordinal)) errors.Invalid(path, group, "should be a domain with at least one dot");
    }

    private static void Schemas(CustomResourceDefinitionSpec spec, FieldErrors errors)
    {
        for (var i = 0; i < spec.Versions.Count; i++)
        {
            if (spec.Versions[i].Schema?.OpenAPIV3Schema is null) errors.Required(Spec.Child("versions").Index(i).Child("schema", "openAPIV3Schema"), "schemas are required");
        }
    }

    private static void Versions(CustomResourceDefinitionSpec spec, SharedParts shared, DefinitionRules rules, FieldErrors errors)
    {
        var path = Spec.Child("versions");
        for (var i = 0; i < spec.Versions.Count; i++)
        {
            var version = spec.Versions[i];
            if (DnsNames.Label1035(version.Name) is { Count: > 0 } wrong) errors.Invalid(path.Index(i).Child("name"), version.Name, string.Join(',', wrong));
            VersionRules.Validate(version, shared, rules, path.Index(i), errors);
        }

        if (spec.Versions.Select(static v => v.Name).Distinct(StringComparer.Ordinal).Count() != spec.Versions.Count) errors.Invalid(path, spec.Versions.IsNull ? null : GoShape.Versions(spec.Versions, shared), "must contain unique version names");
        if (spec.Versions.Where(static v => v.Storage).Count != 1) errors.Invalid(path, GoShape.Versions(spec.Versions, shared), "must have exactly one version marked as storage version");
    }

    private static void Names(CustomResourceDefinitionNames names, FieldErrors errors)
    {
        var path = Spec.Child("names");
        errors.RequireText(path.Child("plural"), names.Plural);
        errors.RequireText(path.Child("singular"), names.Singular);
        errors.RequireText(path.Child("kind"), names.Kind);
        errors.RequireText(path.Child("listKind"), names.ListKind);
        DefinitionNamesValidation.Names(names, path, errors);
    }
}
