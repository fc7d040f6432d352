using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A schema, or only whether anything is allowed: in JSON an object or a boolean.</summary>
public sealed record JSONSchemaPropsOrBool : IApiType<JSONSchemaPropsOrBool>
{
    public bool Allows { get; init; }

    public JSONSchemaProps? Schema { get; init; }

    public static JSONSchemaPropsOrBool Empty { get; } = new();

    public static TypeSchema ApiSchema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool", Fields = [] };

    public static JSONSchemaPropsOrBool ReadJson(ref JsonSource source) => source.TokenType switch
    {
        JsonTokenType.StartObject => new() { Allows = true, Schema = JSONSchemaProps.ReadJson(ref source) },
        JsonTokenType.True => new() { Allows = true },
        JsonTokenType.False => Empty,
        _ => throw source.WrongType("v1.JSONSchemaPropsOrBool"),
    };

    public static JSONSchemaPropsOrBool ReadProto(ref ProtoSource source)
    {
        var allows = false;
        JSONSchemaProps? schema = null;
        while (source.Next(out var field))
        {
            switch (field)
            {
                case 1: allows = source.Bool(); break;
                case 2: schema = source.Object<JSONSchemaProps>(); break;
                default: source.Skip(); break;
            }
        }

        return new() { Allows = allows, Schema = schema };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        if (Schema is not null) Schema.WriteJson(writer);
        else writer.WriteBooleanValue(Allows);
    }

    public void WriteJsonMembers(Utf8JsonWriter writer) => throw new NotSupportedException("a schema or a boolean has no members of its own");

    public void WriteProto(ProtoSink sink)
    {
        if (Schema is not null) sink.Object(2, Schema);
        if (Allows) sink.Bool(1, true);
    }
}
