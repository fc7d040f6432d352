using System.Text.Json;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.ApiServer.OpenApi;

/// <summary>Writes the schema of one field, with how patches and apply merge it.</summary>
internal sealed class PropertyWriter(Utf8JsonWriter json, OpenApiDialect dialect)
{
    public void Write(TypeSchema owner, int index)
    {
        var field = owner.Fields[index];
        var text = owner.Describe(index);
        json.WriteStartObject(field.Name);
        switch (field.Container)
        {
            case Container.One:
                One(owner, field, text);
                break;
            case Container.List:
                Description(text);
                json.WriteStartObject("items"u8);
                Value(owner, field);
                json.WriteEndObject();
                json.WriteString("type"u8, "array"u8);
                break;
            case Container.Map:
                Description(text);
                json.WriteStartObject("additionalProperties"u8);
                Value(owner, field);
                json.WriteEndObject();
                json.WriteString("type"u8, "object"u8);
                break;
            case Container.MapOfLists:
                Description(text);
                json.WriteStartObject("additionalProperties"u8);
                json.WriteStartObject("items"u8);
                Value(owner, field);
                json.WriteEndObject();
                json.WriteString("type"u8, "array"u8);
                json.WriteEndObject();
                json.WriteString("type"u8, "object"u8);
                break;
        }

        Merging(field);
        json.WriteEndObject();
    }

    /// <summary>The members of a schema that is another one. In version 3 nothing may stand beside a reference, so it is wrapped when something must.</summary>
    /// <param name="isDefaulted">An absent value is the empty object.</param>
    public void Reference(string name, string text, bool isDefaulted)
    {
        if (dialect == OpenApiDialect.V2)
        {
            Description(text);
            json.WriteString("$ref"u8, $"#/definitions/{name}");
            return;
        }

        var target = $"#/components/schemas/{name}";
        if (text.Length == 0 && !isDefaulted)
        {
            json.WriteString("$ref"u8, target);
            return;
        }

        json.WriteStartArray("allOf"u8);
        json.WriteStartObject();
        json.WriteString("$ref"u8, target);
        json.WriteEndObject();
        json.WriteEndArray();
        if (isDefaulted)
        {
            json.WriteStartObject("default"u8);
            json.WriteEndObject();
        }

        Description(text);
    }

    private void One(TypeSchema owner, FieldSchema field, string text)
    {
        if (MetaTypes.NameOf(owner, field) is { } name)
        {
            Reference(name, text, isDefaulted: field.Type == ValueType.Object && !field.Pointer);
            return;
        }

        Description(text);
        Scalar(field, isDefaulted: field.Default is not null || (field.Always && !field.Pointer));
        if (field.Enum.Length > 0)
        {
            json.WriteStartArray("enum"u8);
            foreach (var value in field.Enum) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    /// <summary>An item of a list or a value of a map.</summary>
    private void Value(TypeSchema owner, FieldSchema field)
    {
        if (MetaTypes.NameOf(owner, field) is { } name) Reference(name, "", isDefaulted: field.Type == ValueType.Object);
        else Scalar(field, isDefaulted: field.Type != ValueType.Bytes);
    }

    private void Scalar(FieldSchema field, bool isDefaulted)
    {
        var (type, format, zero) = field.Type switch
        {
            ValueType.Bool => ("boolean", "", "false"),
            ValueType.Int32 => ("integer", "int32", "0"),
            ValueType.Int64 => ("integer", "int64", "0"),
            ValueType.Double => ("number", "double", "0"),
            ValueType.Bytes => ("string", "byte", "\"\""),
            _ => ("string", "", "\"\""),
        };
        if (isDefaulted && dialect == OpenApiDialect.V3)
        {
            json.WritePropertyName("default"u8);
            if (field.Container == Container.One && field.Default is { } text && type == "string") json.WriteStringValue(text);
            else json.WriteRawValue(field.Container == Container.One && field.Default is { } value ? value : zero);
        }

        if (format.Length > 0) json.WriteString("format"u8, format);
        json.WriteString("type"u8, type);
    }

    private void Merging(FieldSchema field)
    {
        if (field.List != ListType.Unstated) json.WriteString("x-kubernetes-list-type"u8, field.List switch { ListType.Atomic => "atomic", ListType.Set => "set", _ => "map" });
        if (field.Keys.Length > 0)
        {
            json.WriteStartArray("x-kubernetes-list-map-keys"u8);
            foreach (var key in field.Keys) json.WriteStringValue(key);
            json.WriteEndArray();
        }

        if (field.Map != MapType.Unstated) json.WriteString("x-kubernetes-map-type"u8, field.Map == MapType.Atomic ? "atomic"u8 : "granular"u8);
        if (field.MergeKey is { } key1) json.WriteString("x-kubernetes-patch-merge-key"u8, key1);
        if (field.Strategies.Length > 0) json.WriteString("x-kubernetes-patch-strategy"u8, string.Join(',', field.Strategies));
    }

    private void Description(string text)
    {
        if (text.Length > 0) json.WriteString("description"u8, text);
    }
}
