using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>Whether a value fits its schema.</summary>
internal sealed class TypedValidation(bool allowDuplicates)
{
    private readonly List<object> path = [];
    private readonly TypeErrors errors = new();

    /// <summary>Null, or all that does not fit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="allowDuplicates">Stored objects may repeat items of sets and keyed lists; applied ones may not.</param>
    public static string? Check(JsonNode? value, ITypeSchema schema, bool allowDuplicates)
    {
        var validation = new TypedValidation(allowDuplicates);
        validation.Visit(value, schema);
        return validation.errors.Any ? validation.errors.ToString() : null;
    }

    /// <summary>Null, or why a scalar does not fit.</summary>
    public static string? CheckScalar(ScalarType type, JsonNode? value)
    {
        if (value is null)
        {
            return null;
        }

        return type switch
        {
            ScalarType.Numeric when !Shapes.IsNumber(value) => $"expected numeric (int or float), got {GoText.TypeName(value)}",
            ScalarType.String when !Shapes.IsText(value) => $"expected string, got &value.valueUnstructured{{Value:{GoText.Syntax(value)}}}",
            ScalarType.Boolean when !Shapes.IsFlag(value) => $"expected boolean, got &{{{GoText.Print(value)}}}",
            ScalarType.Untyped when !Shapes.IsScalar(value) => $"expected any scalar, got &{{{GoText.Print(value)}}}",
            _ => null,
        };
    }

    private void Visit(JsonNode? value, ITypeSchema declared)
    {
        var schema = Shapes.For(declared, value);
        switch (schema.Shape)
        {
            case TypeShape.Scalar:
                if (CheckScalar(schema.Scalar, value) is { } problem)
                {
                    errors.Add(path, problem);
                }

                break;
            case TypeShape.List when value is JsonArray list:
                Items(list, schema);
                break;
            case TypeShape.Map when value is JsonObject map:
                Members(map, schema);
                break;
            case var shape when value is not null:
                errors.Add(path, $"expected {(shape == TypeShape.List ? "list" : "map")}, got &{{{GoText.Print(value)}}}");
                break;
        }
    }

    private void Items(JsonArray list, ITypeSchema schema)
    {
        var seen = new HashSet<PathElement>();
        for (var i = 0; i < list.Count; i++)
        {
            var element = PathElement.Index(i);
            if (!schema.IsAtomic)
            {
                if (ItemPaths.Of(schema, list[i], out var problem) is not { } keyed)
                {
                    errors.Add(path, $"element {i}: {problem}");
                    return;
                }

                element = keyed;
                if (!seen.Add(element) && !allowDuplicates)
                {
                    errors.Add(path, $"duplicate entries for key {element}");
                }
            }

            Descend(element, list[i], schema.Element!);
        }
    }

    private void Members(JsonObject map, ITypeSchema schema)
    {
        foreach (var (name, value) in map)
        {
            if (Shapes.Member(schema, name) is { } type)
            {
                Descend(name, value, type);
                continue;
            }

            path.Add(name);
            errors.Add(path, "field not declared in schema");
            path.RemoveAt(path.Count - 1);
            return;
        }
    }

    private void Descend(object step, JsonNode? value, ITypeSchema type)
    {
        path.Add(step);
        Visit(value, type);
        path.RemoveAt(path.Count - 1);
    }
}
