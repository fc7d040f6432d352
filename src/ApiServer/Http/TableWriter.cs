using System.Text.Json;
using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Http;

/// <summary>Tables: what kubectl prints.</summary>
internal static class TableWriter
{
    /// <param name="includeObject">Empty or Metadata, Object, None.</param>
    public static void Write(Utf8JsonWriter writer, Kind kind, string version, ListMeta metadata, IReadOnlyList<Column> columns, IEnumerable<IApiObject> rows, string includeObject, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "Table"u8);
        writer.WriteString("apiVersion"u8, $"meta.k8s.io/{version}");
        writer.WritePropertyName("metadata"u8);
        metadata.WriteJson(writer);
        writer.WriteStartArray("columnDefinitions"u8);
        foreach (var column in columns) Definition(writer, column);
        writer.WriteEndArray();
        writer.WriteStartArray("rows"u8);
        foreach (var row in rows) Row(writer, kind, version, row, includeObject, now);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Definition(Utf8JsonWriter writer, Column column)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, column.Name);
        writer.WriteString("type"u8, column.Type);
        writer.WriteString("format"u8, column.Format);
        writer.WriteString("description"u8, column.Description);
        writer.WriteNumber("priority"u8, column.Priority);
        writer.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter writer, Kind kind, string version, IApiObject row, string includeObject, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("cells"u8);
        foreach (var column in kind.Columns) Cell(writer, column.Cell(row, now));
        writer.WriteEndArray();
        if (kind.RowCondition?.Invoke(row) is { } condition) Condition(writer, condition);
        if (includeObject != "None")
        {
            writer.WritePropertyName("object"u8);
            if (includeObject == "Object") kind.WriteJson(row, writer);
            else Transforms.Metadata(writer, version, row.Metadata);
        }

        writer.WriteEndObject();
    }

    private static void Condition(Utf8JsonWriter writer, RowCondition condition)
    {
        writer.WriteStartArray("conditions"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, condition.Type);
        writer.WriteString("status"u8, condition.Status);
        writer.WriteString("reason"u8, condition.Reason);
        writer.WriteString("message"u8, condition.Message);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Cell(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}
