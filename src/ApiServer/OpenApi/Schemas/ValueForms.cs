using System.Text.Json;

namespace Keles.ApiServer.OpenApi;

/// <summary>The schemas of values with a form of their own.</summary>
internal static class ValueForms
{
    /// <summary>Writes the members of the schema; false when the name is not one of them.</summary>
    public static bool Write(Utf8JsonWriter json, string name, OpenApiDialect dialect)
    {
        switch (name)
        {
            case MetaTypes.Quantity:
                json.WriteString("description"u8, "An amount as a decimal number with a suffix: 500m is half of one, 1Gi is 1024 times 1024 times 1024."u8);
                if (dialect == OpenApiDialect.V2) Type(json, "string");
                else OneOf(json, "string", "number");
                return true;
            case MetaTypes.IntOrString:
                json.WriteString("description"u8, "A number or a text, such as a port number or a port's name, a count or a percentage."u8);
                json.WriteString("format"u8, "int-or-string"u8);
                if (dialect == OpenApiDialect.V2) Type(json, "string");
                else OneOf(json, "integer", "string");
                return true;
            case MetaTypes.Meta + "Time":
                json.WriteString("description"u8, "A moment to the second, as RFC 3339 writes it."u8);
                json.WriteString("format"u8, "date-time"u8);
                Type(json, "string");
                return true;
            case MetaTypes.Meta + "MicroTime":
                json.WriteString("description"u8, "A moment to the microsecond, as RFC 3339 writes it."u8);
                json.WriteString("format"u8, "date-time"u8);
                Type(json, "string");
                return true;
            case MetaTypes.Meta + "Duration":
                json.WriteString("description"u8, "A length of time, such as 1h30m or 250ms."u8);
                Type(json, "string");
                return true;
            case MetaTypes.Meta + "FieldsV1":
                json.WriteString("description"u8, "A set of fields as a tree of keys: f: a field, k: a list item by its keys, v: a set item, i: an index."u8);
                Type(json, "object");
                return true;
            case MetaTypes.Patch:
                json.WriteString("description"u8, "A change to an object, in the form that the content type names."u8);
                Type(json, "object");
                return true;
            case MetaTypes.RawExtension:
                json.WriteString("description"u8, "An object of a kind that is not fixed here."u8);
                Type(json, "object");
                return true;
            case MetaTypes.Extensions + "JSON":
                json.WriteString("description"u8, "Any valid JSON value."u8);
                return true;
            case MetaTypes.Extensions + "JSONSchemaPropsOrArray":
                json.WriteString("description"u8, "A schema, or a list of schemas."u8);
                return true;
            case MetaTypes.Extensions + "JSONSchemaPropsOrBool":
                json.WriteString("description"u8, "A schema, or whether anything is allowed."u8);
                return true;
            case MetaTypes.Extensions + "JSONSchemaPropsOrStringArray":
                json.WriteString("description"u8, "A schema, or a list of property names."u8);
                return true;
            default:
                return false;
        }
    }

    private static void Type(Utf8JsonWriter json, string type) => json.WriteString("type"u8, type);

    private static void OneOf(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        json.WriteStartArray("oneOf"u8);
        foreach (var type in types)
        {
            json.WriteStartObject();
            Type(json, type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
