using System.Text.Json;

namespace Keles.ApiServer.OpenApi;

/// <summary>Writes paths in version 2. Query parameters are told once for the document and referred to.</summary>
internal sealed class PathsV2(Utf8JsonWriter json)
{
    private readonly SortedDictionary<string, Parameter> told = new(StringComparer.Ordinal);

    public void Write(PathItem item)
    {
        json.WriteStartObject(item.Path);
        foreach (var operation in item.Operations) Write(operation);
        if (item.Parameters.Count > 0) List("parameters", item.Parameters, Refer);
        json.WriteEndObject();
    }

    /// <summary>The parameters that paths referred to.</summary>
    public void Told()
    {
        json.WriteStartObject("parameters"u8);
        foreach (var (key, parameter) in told)
        {
            json.WritePropertyName(key);
            Write(parameter);
        }

        json.WriteEndObject();
    }

    private void Write(Operation operation)
    {
        json.WriteStartObject(operation.Method);
        List("consumes", operation.Consumes, json.WriteStringValue);
        json.WriteString("description"u8, operation.Description);
        json.WriteString("operationId"u8, operation.Id);
        if (operation.Parameters.Count > 0 || operation.Body is not null)
        {
            json.WriteStartArray("parameters"u8);
            if (operation.Body is { } body) Body(body, operation.BodyRequired);
            foreach (var parameter in operation.Parameters) Refer(parameter);
            json.WriteEndArray();
        }

        List("produces", operation.Produces, json.WriteStringValue);
        json.WriteStartObject("responses"u8);
        foreach (var (code, schema) in operation.Responses) Response(code, schema);
        Response(401, null);
        json.WriteEndObject();
        List("schemes", ["https"], json.WriteStringValue);
        List("tags", [operation.Tag], json.WriteStringValue);
        if (operation.Deprecated) json.WriteBoolean("deprecated"u8, true);
        OperationExtensions.Write(json, operation);
        json.WriteEndObject();
    }

    private void Body(string schema, bool required)
    {
        json.WriteStartObject();
        json.WriteString("in"u8, "body"u8);
        json.WriteString("name"u8, "body"u8);
        if (required) json.WriteBoolean("required"u8, true);
        Schema(schema);
        json.WriteEndObject();
    }

    private void Response(int code, string? schema)
    {
        json.WriteStartObject(OperationExtensions.CodeText(code));
        json.WriteString("description"u8, OperationExtensions.Meaning(code));
        if (schema is not null) Schema(schema);
        else if (code == 200) json.WritePropertyName("schema"u8);
        if (schema is null && code == 200)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "string"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Schema(string name)
    {
        json.WriteStartObject("schema"u8);
        json.WriteString("$ref"u8, $"#/definitions/{name}");
        json.WriteEndObject();
    }

    private void Refer(Parameter parameter)
    {
        // One name can mean several things (the path behind a proxy, in the path or the query): the second is told in place.
        if (parameter.InPath || (told.TryGetValue(parameter.Name, out var known) && known != parameter))
        {
            Write(parameter);
            return;
        }

        told[parameter.Name] = parameter;
        json.WriteStartObject();
        json.WriteString("$ref"u8, $"#/parameters/{parameter.Name}");
        json.WriteEndObject();
    }

    private void Write(Parameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("description"u8, parameter.Description);
        json.WriteString("in"u8, parameter.InPath ? "path"u8 : "query"u8);
        json.WriteString("name"u8, parameter.Name);
        if (parameter.InPath) json.WriteBoolean("required"u8, true);
        json.WriteString("type"u8, parameter.Type);
        json.WriteBoolean("uniqueItems"u8, true);
        json.WriteEndObject();
    }

    private void List<T>(string name, IReadOnlyList<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }
}
