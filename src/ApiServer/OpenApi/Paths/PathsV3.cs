using System.Text.Json;

namespace Keles.ApiServer.OpenApi;

/// <summary>Writes paths in version 3.</summary>
internal sealed class PathsV3(Utf8JsonWriter json)
{
    public void Write(PathItem item)
    {
        json.WriteStartObject(item.Path);
        foreach (var operation in item.Operations) Write(operation);
        Write(item.Parameters);
        json.WriteEndObject();
    }

    private void Write(Operation operation)
    {
        json.WriteStartObject(operation.Method);
        json.WriteString("description"u8, operation.Description);
        json.WriteString("operationId"u8, operation.Id);
        Write(operation.Parameters);
        if (operation.Body is { } body)
        {
            json.WriteStartObject("requestBody"u8);
            Content(operation.Consumes, body);
            if (operation.BodyRequired) json.WriteBoolean("required"u8, true);
            json.WriteEndObject();
        }

        json.WriteStartObject("responses"u8);
        foreach (var (code, schema) in operation.Responses)
        {
            json.WriteStartObject(OperationExtensions.CodeText(code));
            Content(operation.Produces, schema);
            json.WriteString("description"u8, OperationExtensions.Meaning(code));
            json.WriteEndObject();
        }

        json.WriteStartObject("401"u8);
        json.WriteString("description"u8, OperationExtensions.Meaning(401));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("tags"u8);
        json.WriteStringValue(operation.Tag);
        json.WriteEndArray();
        if (operation.Deprecated) json.WriteBoolean("deprecated"u8, true);
        OperationExtensions.Write(json, operation);
        json.WriteEndObject();
    }

    private void Write(IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count == 0) return;
        json.WriteStartArray("parameters"u8);
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("description"u8, parameter.Description);
            json.WriteString("in"u8, parameter.InPath ? "path"u8 : "query"u8);
            json.WriteString("name"u8, parameter.Name);
            if (parameter.InPath) json.WriteBoolean("required"u8, true);
            json.WriteStartObject("schema"u8);
            json.WriteString("type"u8, parameter.Type);
            json.WriteBoolean("uniqueItems"u8, true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Content(IReadOnlyList<string> media, string? schema)
    {
        json.WriteStartObject("content"u8);
        foreach (var type in media)
        {
            json.WriteStartObject(type);
            json.WriteStartObject("schema"u8);
            if (schema is null) json.WriteString("type"u8, "string"u8);
            else json.WriteString("$ref"u8, $"#/components/schemas/{schema}");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
