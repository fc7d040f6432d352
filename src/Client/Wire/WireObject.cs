using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Client.Wire;

/// <summary>Single objects to and from their wire form.</summary>
internal static class WireObject
{
    public static byte[] Encode(Kind kind, IApiObject value, WireFormat format) => format == WireFormat.Json ? Json(kind, value) : Proto(kind, value);

    /// <summary>Reads an object of the kind, or null when the body is a bare status.</summary>
    public static IApiObject? DecodeUnlessStatus(Kind kind, ReadOnlyMemory<byte> body, WireFormat format) =>
        KindName(body, format) == "Status" ? null : Decode(kind, body, format);

    public static IApiObject Decode(Kind kind, ReadOnlyMemory<byte> body, WireFormat format) =>
        format == WireFormat.Json ? kind.ReadJson(body.Span) : kind.ReadProto(ProtoEnvelope.Read(body).Raw.Span);

    public static byte[] Encode(DeleteOptions options)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, "DeleteOptions"u8);
            writer.WriteString("apiVersion"u8, "v1"u8);
            options.WriteJsonMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    private static byte[] Json(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return buffer.Written.ToArray();
    }

    private static byte[] Proto(Kind kind, IApiObject value)
    {
        using var sink = new ProtoSink();
        kind.WriteProto(value, sink);
        ProtoEnvelope.Close(sink, kind.ApiVersion, kind.Name);
        return sink.Written.ToArray();
    }

    private static string KindName(ReadOnlyMemory<byte> body, WireFormat format)
    {
        if (format == WireFormat.Protobuf) return ProtoEnvelope.Read(body).Kind;
        var reader = new Utf8JsonReader(body.Span, JsonFormat.Reading);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (isKind) return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            reader.Skip();
        }

        return "";
    }
}
