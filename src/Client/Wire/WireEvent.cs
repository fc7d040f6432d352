using System.Text.Json;
using Keles.Api;
using Keles.Machinery.Codecs;

namespace Keles.Client.Wire;

/// <summary>Watch events from one frame of the stream.</summary>
internal static class WireEvent
{
    public static ObjectEvent Decode(Kind kind, ReadOnlyMemory<byte> frame, WireFormat format) => format == WireFormat.Json ? Json(kind, frame) : Proto(kind, frame);

    private static ObjectEvent Json(Kind kind, ReadOnlyMemory<byte> frame)
    {
        var type = "";
        var value = ReadOnlyMemory<byte>.Empty;
        var reader = new Utf8JsonReader(frame.Span, JsonFormat.Reading);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new DecodeException("a watch event must be an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isObject) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("object"u8));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isType) type = reader.GetString() ?? "";
            else if (isObject) value = frame[start..(int)reader.BytesConsumed];
        }

        return Of(kind, type, value, WireFormat.Json);
    }

    private static ObjectEvent Proto(Kind kind, ReadOnlyMemory<byte> frame)
    {
        var type = "";
        var value = ReadOnlyMemory<byte>.Empty;
        var source = new ProtoSource(frame.Span);
        while (source.Next(out var field))
        {
            if (field == 1) type = source.String();
            else if (field == 2) value = RawExtension(source.Span());
            else source.Skip();
        }

        return Of(kind, type, value, WireFormat.Protobuf);
    }

    /// <summary>The object is wrapped in a raw extension, whose only field holds its envelope.</summary>
    private static ReadOnlyMemory<byte> RawExtension(ReadOnlySpan<byte> message)
    {
        var source = new ProtoSource(message);
        var raw = Array.Empty<byte>();
        while (source.Next(out var field))
        {
            if (field == 1) raw = source.Span().ToArray();
            else source.Skip();
        }

        return raw;
    }

    private static ObjectEvent Of(Kind kind, string type, ReadOnlyMemory<byte> value, WireFormat format) => type switch
    {
        "ADDED" => new(ObjectEventType.Added, WireObject.Decode(kind, value, format)),
        "MODIFIED" => new(ObjectEventType.Modified, WireObject.Decode(kind, value, format)),
        "DELETED" => new(ObjectEventType.Deleted, WireObject.Decode(kind, value, format)),
        "BOOKMARK" => new(ObjectEventType.Bookmark, WireObject.Decode(kind, value, format)),
        "ERROR" => new(ObjectEventType.Error, null, WireStatus.Decode(value, format)),
        _ => throw new DecodeException($"unknown watch event type \"{type}\""),
    };
}
