using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What a field depends on: a schema, or the names of other fields.</summary>
public sealed record JSONSchemaPropsOrStringArray : IApiType<JSONSchemaPropsOrStringArray>
{
    public JSONSchemaProps? Schema { get; init; }

    public Items<string> Property { get; init; }

    public static JSONSchemaPropsOrStringArray Empty { get; } = new();

    public static TypeSchema ApiSchema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray", Fields = [] };

    public static JSONSchemaPropsOrStringArray ReadJson(ref JsonSource source) => source.TokenType switch
    {
        JsonTokenType.StartObject => new() { Schema = JSONSchemaProps.ReadJson(ref source) },
        JsonTokenType.StartArray => new() { Property = source.Strings() },
        _ => throw source.WrongType("v1.JSONSchemaPropsOrStringArray"),
    };

    public static JSONSchemaPropsOrStringArray ReadProto(ref ProtoSource source)
    {
        JSONSchemaProps? schema = null;
        List<string>? property = null;
        while (source.Next(out var field))
        {
            switch (field)
            {
                case 1: schema = source.Object<JSONSchemaProps>(); break;
                case 2: (property ??= []).Add(source.String()); break;
                default: source.Skip(); break;
            }
        }

        return new() { Schema = schema, Property = ProtoCollections.List(property) };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        if (!Property.IsEmpty)
        {
            writer.WriteStartArray();
            foreach (var name in Property) writer.WriteStringValue(name);
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

    public void WriteJsonMembers(Utf8JsonWriter writer) => throw new NotSupportedException("a schema or a list of names has no members of its own");

    public void WriteProto(ProtoSink sink)
    {
        sink.Strings(2, Property);
        if (Schema is not null) sink.Object(1, Schema);
    }
}
