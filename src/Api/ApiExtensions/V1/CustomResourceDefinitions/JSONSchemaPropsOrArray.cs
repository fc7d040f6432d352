using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>One schema for all items of an array, or a list of schemas: in JSON an object or an array.</summary>
public sealed record JSONSchemaPropsOrArray : IApiType<JSONSchemaPropsOrArray>
{
    public JSONSchemaProps? Schema { get; init; }

    public Items<JSONSchemaProps> JSONSchemas { get; init; }

    public static JSONSchemaPropsOrArray Empty { get; } = new();

    public static TypeSchema ApiSchema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray", Fields = [] };

    public static JSONSchemaPropsOrArray ReadJson(ref JsonSource source) => source.TokenType switch
    {
        JsonTokenType.StartObject => new() { Schema = JSONSchemaProps.ReadJson(ref source) },
        JsonTokenType.StartArray => new() { JSONSchemas = source.Objects<JSONSchemaProps>() },
        _ => throw source.WrongType("v1.JSONSchemaPropsOrArray"),
    };

    public static JSONSchemaPropsOrArray ReadProto(ref ProtoSource source)
    {
        JSONSchemaProps? schema = null;
        List<JSONSchemaProps>? schemas = null;
        while (source.Next(out var field))
        {
            switch (field)
            {
                case 1: schema = source.Object<JSONSchemaProps>(); break;
                case 2: (schemas ??= []).Add(source.Object<JSONSchemaProps>()); break;
                default: source.Skip(); break;
            }
        }

        return new() { Schema = schema, JSONSchemas = ProtoCollections.List(schemas) };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        if (!JSONSchemas.IsEmpty)
        {
            writer.WriteStartArray();
            foreach (var schema in JSONSchemas) schema.WriteJson(writer);
            writer.WriteEndArray();
        }
        else if (Schema is not null)
        {
            Schema.WriteJson(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public void WriteJsonMembers(Utf8JsonWriter writer) => throw new NotSupportedException("a schema or an array has no members of its own");

    public void WriteProto(ProtoSink sink)
    {
        sink.Objects(2, JSONSchemas);
        if (Schema is not null) sink.Object(1, Schema);
    }
}
