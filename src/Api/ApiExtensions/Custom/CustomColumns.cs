using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.ApiExtensions.V1;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>The columns of a version's table: the name, and what the definition says; the age where it says nothing.</summary>
internal static class CustomColumns
{
    private static readonly CustomResourceColumnDefinition Age = new()
    {
        Name = "Age",
        Type = "date",
        Description = ColumnText.CreationTimestamp,
        JsonPath = ".metadata.creationTimestamp",
    };

    public static Column[] Of(CustomResourceDefinitionVersion version)
    {
        var columns = version.AdditionalPrinterColumns.IsEmpty ? [Age] : version.AdditionalPrinterColumns;
        return [DefaultColumns.Name, .. columns.Select(Of)];
    }

    private static Column Of(CustomResourceColumnDefinition column)
    {
        JsonPath.TryParse($"{{{column.JsonPath}}}", out var path);
        var text = column.Description.Length > 0 ? column.Description : $"Custom resource definition column (in JSONPath format): {column.JsonPath}";
        return new(column.Name, column.Type, text, (o, now) => Cell(path, column.Type, (CustomObject)o, now), column.Format, column.Priority);
    }

    private static object? Cell(JsonPath? path, string type, CustomObject value, DateTimeOffset now)
    {
        if (path is null || path.Find(value.ToTreeFor(path.FirstMember)) is not { } found || found.Count == 0) return null;
        return type switch
        {
            "string" => JsonPath.Print(found[0]),
            "integer" when Number(found[0]) is { } number => JsonNumber.TryInteger(number, out var whole) ? whole : (long)JsonNumber.ToDouble(number),
            "number" when Number(found[0]) is { } number => JsonNumber.ToDouble(number),
            "boolean" => found[0]?.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null },
            "date" => Date(found[0], now),
            _ => null,
        };
    }

    private static JsonNode? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value : null;

    private static string? Date(JsonNode? value, DateTimeOffset now)
    {
        if (value?.GetValueKind() != JsonValueKind.String) return null;
        return Time.TryParse(value.GetValue<string>(), out var time, out _) ? Ages.Since(time, now) : "<invalid>";
    }
}
