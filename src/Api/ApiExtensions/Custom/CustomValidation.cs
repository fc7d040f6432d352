using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>What holds for an object of a custom resource beside its metadata.</summary>
internal static class CustomValidation
{
    public static void OnCreate(CustomKind kind, CustomObject value, FieldErrors errors)
    {
        var tree = value.ToTree();
        var schema = kind.Custom.Schema;
        if (schema is not null) SchemaCheck.Validate(tree, schema, null, errors);
        ScaleSpec(kind, value, errors);
        ScaleStatus(kind, value, errors);
        EmbeddedObjects.Validate(tree, schema, null, errors);
        ListTypes.Validate(tree, schema, null, errors);
        Rules(kind, tree, null, errors);
    }

    /// <param name="status">Only the status was written: nothing else is looked at.</param>
    public static void OnUpdate(CustomKind kind, CustomObject value, CustomObject stored, bool status, FieldErrors errors)
    {
        var tree = value.ToTree();
        var old = stored.ToTree();
        var schema = kind.Custom.Schema;
        if (schema is not null && !status) SchemaCheck.Validate(tree, schema, null, errors, Correlation.With(old));
        if (schema?.Property("status") is { } below && status && tree["status"] is { } content)
            SchemaCheck.Validate(content, below, FieldPath.Root("status"), errors, old["status"] is { } before ? Correlation.With(before) : null);
        if (!status) ScaleSpec(kind, value, errors);
        ScaleStatus(kind, value, errors);
        if (!status) EmbeddedObjects.Validate(tree, schema, null, errors);
        Lists(tree, old, schema, errors);
        Rules(kind, tree, old, errors);
    }

    /// <summary>Rules are asked only of what has the shape they were checked with.</summary>
    private static void Rules(CustomKind kind, JsonObject tree, JsonObject? old, FieldErrors errors)
    {
        if (kind.Custom.Rules is not { } rules) return;
        if (errors.Any(static e => e.Type is FieldErrorType.FieldValueNotSupported or FieldErrorType.FieldValueRequired or FieldErrorType.FieldValueTooLong or FieldErrorType.FieldValueTooMany or FieldErrorType.FieldValueTypeInvalid))
            errors.Invalid(FieldPath.None, "null", "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation");
        else RuleRun.Validate(rules, tree, old, errors);
    }

    /// <summary>What was wrong already is let through.</summary>
    private static void Lists(JsonObject tree, JsonObject old, SchemaNode? schema, FieldErrors errors)
    {
        var before = new FieldErrors();
        ListTypes.Validate(old, schema, null, before);
        if (before.IsEmpty) ListTypes.Validate(tree, schema, null, errors);
    }

    private static void ScaleSpec(CustomKind kind, CustomObject value, FieldErrors errors)
    {
        if (kind.Custom.Scale is { } scale) Replicas(scale.SpecReplicasPath, value, errors);
    }

    private static void ScaleStatus(CustomKind kind, CustomObject value, FieldErrors errors)
    {
        if (kind.Custom.Scale is not { } scale) return;
        Replicas(scale.StatusReplicasPath, value, errors);
        if (scale.LabelSelectorPath is { Length: > 0 } path && SimplePath.Of(path).Find(value) is { } selector && selector.GetValueKind() != JsonValueKind.String)
            errors.Invalid(FieldPath.Root(path), "", Accessor(path, selector, "string"));
    }

    private static void Replicas(string path, CustomObject value, FieldErrors errors)
    {
        if (SimplePath.Of(path).Find(value) is not { } replicas) return;
        if (replicas.GetValueKind() != JsonValueKind.Number || !JsonNumber.TryInteger(replicas, out var number)) errors.Invalid(FieldPath.Root(path), 0, Accessor(path, replicas, "int64"));
        else if (number < 0) errors.Invalid(FieldPath.Root(path), number, "should be a non-negative integer");
        else if (number > int.MaxValue) errors.Invalid(FieldPath.Root(path), number, $"should be less than or equal to {int.MaxValue}");
    }

    private static string Accessor(string path, JsonNode value, string wanted) =>
        $".{path.TrimStart('.')} accessor error: {GoText.Print(value)} is of the type {GoText.TypeName(value)}, expected {wanted}";
}
