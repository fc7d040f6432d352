using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for the schema of a whole object: that it is structural, that its defaults fit, and then all that holds for any schema.</summary>
internal static class RootSchemaRules
{
    private const string AllowedBesideStatus = "[Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations]";

    public static void Validate(JSONSchemaProps schema, bool hasStatus, DefinitionRules rules, FieldPath path, bool unchanged, FieldErrors errors)
    {
        var root = path.Child("openAPIV3Schema");
        var found = new FieldErrors();
        if (hasStatus) BesideStatus(schema, path, found);
        if (schema.Nullable) found.Forbidden(path.Child("openAPIV3Schema.nullable"), "nullable cannot be true at the root");
        var unsupported = Unsupported(schema);
        var compiles = false;
        if (unsupported is null)
        {
            var structural = new FieldErrors();
            StructuralRules.Validate(schema, root, structural);
            if (structural.IsEmpty) DefaultRules.Validate(schema, rules.PrunedDefaults, root, structural);
            compiles = structural.IsEmpty;
            found.AddRange(structural);
        }

        var expressions = new FieldErrors();
        var rest = new SchemaRules(rules, compiles ? new ExpressionRules(schema, unchanged) : null);
        rest.Validate(schema, root, found, expressions);
        found.AddRange(expressions);
        if (found.IsEmpty && unsupported is not null) found.Invalid(root, "", unsupported);
        rest.Total(root, found);
        errors.AddRange(found);
    }

    private static void BesideStatus(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        var allowed = schema with
        {
            Description = "", Type = "", Format = "", Title = "", Maximum = null, ExclusiveMaximum = false, Minimum = null, ExclusiveMinimum = false, MaxLength = null, MinLength = null,
            Pattern = "", MaxItems = null, MinItems = null, UniqueItems = false, MultipleOf = null, Required = default, Items = null, Properties = default, ExternalDocs = null, Example = default,
            XKubernetesPreserveUnknownFields = null, XKubernetesValidations = default,
        };
        if (schema.Type is not ("" or "object")) errors.Invalid(path.Child("openAPIV3Schema.type"), schema.Type, "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled");
        else if (allowed != JSONSchemaProps.Empty) errors.Invalid(path.Child("openAPIV3Schema"), GoShape.Schema(schema), $"only {AllowedBesideStatus} fields are allowed at the root of the schema if the status subresource is enabled");
    }

    /// <summary>What has no place in a structural schema at all.</summary>
    private static string? Unsupported(JSONSchemaProps schema)
    {
        foreach (var (name, has) in (ReadOnlySpan<(string, Func<JSONSchemaProps, bool>)>)
        [
            ("id", static s => s.Id.Length > 0),
            ("schema", static s => s.SchemaUri.Length > 0),
            ("$ref", static s => s.Ref is { Length: > 0 }),
            ("patternProperties", static s => !s.PatternProperties.IsEmpty),
            ("dependencies", static s => !s.Dependencies.IsEmpty),
            ("additionalItems", static s => s.AdditionalItems is not null),
            ("definitions", static s => !s.Definitions.IsEmpty),
        ])
        {
            if (SchemaWalk.Any(schema, has)) return $"OpenAPIV3Schema '{name}' is not supported";
        }

        if (SchemaWalk.Any(schema, static s => s.Items is { JSONSchemas.IsEmpty: false })) return "OpenAPIV3Schema 'items' must be a schema, but is an array";
        return SchemaWalk.Any(schema, static s => s.XKubernetesPreserveUnknownFields == false) ? "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined" : null;
    }
}
