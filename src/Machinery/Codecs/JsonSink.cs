using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>What generated JSON writers call for one field: the name and the value, or nothing when the value is absent.</summary>
public static class JsonSink
{
    public delegate void WriteValue<in T>(Utf8JsonWriter writer, T value);

    public static void Text(this Utf8JsonWriter w, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) w.WriteString(name, value);
    }

    public static void Value(Utf8JsonWriter w, Bytes value) => w.WriteBase64StringValue(value.Span);

    public static void Value(Utf8JsonWriter w, RawJson value)
    {
        if (value.IsNull) w.WriteNullValue();
        else w.WriteRawValue(value.Utf8, skipInputValidation: true);
    }

    public static void Value(Utf8JsonWriter w, Quantity value) => w.WriteStringValue(value.ToString());

    public static void Value(Utf8JsonWriter w, IntOrString value)
    {
        if (value.Str is { } text) w.WriteStringValue(text);
        else w.WriteNumberValue(value.Int);
    }

    public static void Value(Utf8JsonWriter w, Time value)
    {
        if (value.IsZero) w.WriteNullValue();
        else w.WriteStringValue(value.ToString());
    }

    public static void Value(Utf8JsonWriter w, MicroTime value)
    {
        if (value.IsZero) w.WriteNullValue();
        else w.WriteStringValue(value.ToString());
    }

    public static void Value(Utf8JsonWriter w, Duration value) => w.WriteStringValue(value.ToString());

    public static void Value<T>(Utf8JsonWriter w, T value) where T : class, IApiType<T> => value.WriteJson(w);

    public static void Strings(this Utf8JsonWriter w, ReadOnlySpan<byte> name, Items<string> values, bool always)
    {
        if (!Open(w, name, values.IsNull, values.IsEmpty, always)) return;
        w.WriteStartArray();
        foreach (var value in values) w.WriteStringValue(value);
        w.WriteEndArray();
    }

    public static void Objects<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, Items<T> values, bool always) where T : class, IApiType<T>
    {
        if (!Open(w, name, values.IsNull, values.IsEmpty, always)) return;
        w.WriteStartArray();
        foreach (var value in values) value.WriteJson(w);
        w.WriteEndArray();
    }

    public static void List<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, Items<T> values, bool always, WriteValue<T> write)
    {
        if (!Open(w, name, values.IsNull, values.IsEmpty, always)) return;
        w.WriteStartArray();
        foreach (var value in values) write(w, value);
        w.WriteEndArray();
    }

    public static void StringMap(this Utf8JsonWriter w, ReadOnlySpan<byte> name, OrderedMap<string> map, bool always)
    {
        if (!Open(w, name, map.IsNull, map.IsEmpty, always)) return;
        w.WriteStartObject();
        foreach (var (key, value) in map) w.WriteString(key, value);
        w.WriteEndObject();
    }

    public static void Map<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, OrderedMap<T> map, bool always, WriteValue<T> write)
    {
        if (!Open(w, name, map.IsNull, map.IsEmpty, always)) return;
        w.WriteStartObject();
        foreach (var (key, value) in map)
        {
            w.WritePropertyName(key);
            write(w, value);
        }

        w.WriteEndObject();
    }

    /// <summary>Writes the name when a value is to follow; a null list that must always be there becomes the literal null.</summary>
    private static bool Open(Utf8JsonWriter w, ReadOnlySpan<byte> name, bool isNull, bool isEmpty, bool always)
    {
        if (isEmpty && !always) return false;
        w.WritePropertyName(name);
        if (!isNull) return true;
        w.WriteNullValue();
        return false;
    }
}
