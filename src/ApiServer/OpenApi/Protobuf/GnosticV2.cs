using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.OpenApi;

/// <summary>The protobuf form of OpenAPI version 2 (package openapi.v2 of gnostic), as far as our document goes: clients ask for it because it reads faster.</summary>
internal static class GnosticV2
{
    private static readonly GnosticMessage Schema = SchemaMessage();

    private static readonly GnosticMessage Reference = new() { { "$ref", 1, GnosticShape.Text }, { "description", 2, GnosticShape.Text } };

    private static readonly GnosticMessage Body = new(6)
    {
        { "description", 1, GnosticShape.Text },
        { "name", 2, GnosticShape.Text },
        { "in", 3, GnosticShape.Text },
        { "required", 4, GnosticShape.Truth },
        { "schema", 5, Schema },
    };

    private static readonly GnosticMessage Query = new(23)
    {
        { "required", 1, GnosticShape.Truth },
        { "in", 2, GnosticShape.Text },
        { "description", 3, GnosticShape.Text },
        { "name", 4, GnosticShape.Text },
        { "type", 6, GnosticShape.Text },
        { "uniqueItems", 20, GnosticShape.Truth },
    };

    private static readonly GnosticMessage Path = new(22)
    {
        { "required", 1, GnosticShape.Truth },
        { "in", 2, GnosticShape.Text },
        { "description", 3, GnosticShape.Text },
        { "name", 4, GnosticShape.Text },
        { "type", 5, GnosticShape.Text },
        { "uniqueItems", 19, GnosticShape.Truth },
    };

    private static readonly GnosticShape Parameter = GnosticShape.Wrapped(static p => In(p) == "body"
        ? (1, Body)
        : (2, GnosticShape.Wrapped(static p => In(p) == "path" ? (4, Path) : (3, Query))));

    private static readonly GnosticShape ParameterOrReference =
        GnosticShape.Wrapped(static p => p.TryGetProperty("$ref"u8, out _) ? (2, Reference) : (1, Parameter));

    private static readonly GnosticMessage Response = new(5)
    {
        { "description", 1, GnosticShape.Text },
        { "schema", 2, GnosticShape.Wrapped(1, Schema) },
    };

    private static readonly GnosticMessage Operation = new(13)
    {
        { "tags", 1, GnosticShape.Texts },
        { "description", 3, GnosticShape.Text },
        { "operationId", 5, GnosticShape.Text },
        { "produces", 6, GnosticShape.Texts },
        { "consumes", 7, GnosticShape.Texts },
        { "parameters", 8, GnosticShape.ListOf(ParameterOrReference) },
        { "responses", 9, GnosticShape.Wrapped(1, GnosticShape.MapOf(GnosticShape.Wrapped(1, Response))) },
        { "schemes", 10, GnosticShape.Texts },
        { "deprecated", 11, GnosticShape.Truth },
    };

    private static readonly GnosticMessage PathItem = new(10)
    {
        { "get", 2, Operation },
        { "put", 3, Operation },
        { "post", 4, Operation },
        { "delete", 5, Operation },
        { "options", 6, Operation },
        { "head", 7, Operation },
        { "patch", 8, Operation },
        { "parameters", 9, GnosticShape.ListOf(ParameterOrReference) },
    };

    private static readonly GnosticMessage Document = new(16)
    {
        { "swagger", 1, GnosticShape.Text },
        { "info", 2, new GnosticMessage { { "title", 1, GnosticShape.Text }, { "version", 2, GnosticShape.Text } } },
        { "paths", 8, GnosticShape.Wrapped(2, GnosticShape.MapOf(PathItem)) },
        { "definitions", 9, GnosticShape.Wrapped(1, GnosticShape.MapOf(Schema)) },
        { "parameters", 10, GnosticShape.Wrapped(1, GnosticShape.MapOf(Parameter)) },
        { "security", 12, GnosticShape.ListOf(GnosticShape.Wrapped(1, GnosticShape.MapOf(GnosticShape.Wrapped(1, GnosticShape.Texts)))) },
        { "securityDefinitions", 13, GnosticShape.Wrapped(1, GnosticShape.MapOf(GnosticShape.Wrapped(2, ApiKey()))) },
    };

    public static CompressedDocument Encode(CompressedDocument json)
    {
        using var text = json.Open();
        using var document = JsonDocument.Parse(text);
        using var sink = new ProtoSink();
        Document.WriteFields(sink, document.RootElement);
        return CompressedDocument.Of(sink.Written);
    }

    private static string In(JsonElement parameter) => parameter.GetProperty("in"u8).GetString()!;

    private static GnosticMessage ApiKey() => new()
    {
        { "type", 1, GnosticShape.Text },
        { "name", 2, GnosticShape.Text },
        { "in", 3, GnosticShape.Text },
        { "description", 4, GnosticShape.Text },
    };

    private static GnosticMessage SchemaMessage()
    {
        var schema = new GnosticMessage(31)
        {
            { "$ref", 1, GnosticShape.Text },
            { "format", 2, GnosticShape.Text },
            { "title", 3, GnosticShape.Text },
            { "description", 4, GnosticShape.Text },
            { "default", 5, GnosticShape.Any },
            { "required", 19, GnosticShape.Texts },
            { "enum", 20, GnosticShape.ListOf(GnosticShape.Any) },
            { "type", 22, GnosticShape.Wrapped(1, GnosticShape.Texts) },
        };
        schema.Add("additionalProperties", 21, GnosticShape.Wrapped(v => v.ValueKind == JsonValueKind.Object ? (1, schema) : (2, GnosticShape.Truth)));
        schema.Add("items", 23, GnosticShape.Wrapped(1, schema));
        schema.Add("properties", 25, GnosticShape.Wrapped(1, GnosticShape.MapOf(schema)));
        return schema;
    }
}
