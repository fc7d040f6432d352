namespace Keles.Api.ApiExtensions.V1;

/// <summary>Looks through a schema and all schemas inside it.</summary>
internal static class SchemaWalk
{
    public static bool Any(JSONSchemaProps schema, Func<JSONSchemaProps, bool> match)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return match(schema) || Below(schema).Any(s => Any(s, match));
    }

    private static IEnumerable<JSONSchemaProps> Below(JSONSchemaProps schema)
    {
        if (schema.Items?.Schema is { } items) yield return items;
        foreach (var one in schema.Items?.JSONSchemas.ToArray() ?? []) yield return one;
        foreach (var one in schema.AllOf.ToArray()) yield return one;
        foreach (var one in schema.AnyOf.ToArray()) yield return one;
        foreach (var one in schema.OneOf.ToArray()) yield return one;
        if (schema.Not is { } not) yield return not;
        foreach (var (_, one) in schema.Properties) yield return one;
        if (schema.AdditionalProperties?.Schema is { } others) yield return others;
    }
}
