using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Http;

/// <summary>Objects as bytes in the negotiated format.</summary>
internal static class ObjectWriter
{
    /// <summary>The bytes of an answer that is what is stored; null for all others, whose length is known when they are written.</summary>
    public static long? LengthOf(ApiObject answer, Negotiated form) => AsStored(answer, form)?.WireLength() + 1;

    /// <summary>What follows the object of an answer: upstream's encoder ends a line of JSON, but not what is indented.</summary>
    public static void End(Negotiated form, IBufferWriter<byte> output)
    {
        if (form.Format == WireFormat.Json && !form.Pretty) output.Write("\n"u8);
    }

    public static void Write(ApiObject answer, Negotiated form, IBufferWriter<byte> output)
    {
        if (AsStored(answer, form) is { } stored)
        {
            stored.WriteTo(output);
            return;
        }

        Write(answer.Kind, answer.Value, form, output);
    }

    public static void Write(Kind kind, IApiObject value, Negotiated form, IBufferWriter<byte> output)
    {
        if (form.Format == WireFormat.Protobuf)
        {
            using var sink = new ProtoSink();
            kind.WriteProto(value, sink);
            ProtoEnvelope.Close(sink, kind.ApiVersion, kind.Name);
            output.Write(sink.Written);
            return;
        }

        Text(form, output, writer => kind.WriteJson(value, writer));
    }

    /// <summary>A status in any format.</summary>
    public static void Write(Status status, Negotiated form, IBufferWriter<byte> output)
    {
        if (form.Format == WireFormat.Protobuf)
        {
            using var sink = new ProtoSink();
            status.WriteProto(sink);
            ProtoEnvelope.Close(sink, "v1", "Status");
            output.Write(sink.Written);
            return;
        }

        Text(form, output, writer => StatusJson.Write(writer, status));
    }

    /// <summary>JSON, or the same as YAML or indented.</summary>
    public static void Text(Negotiated form, IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        if (form.Format == WireFormat.Cbor)
        {
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) write(writer);
            CborTranscoder.FromJson(buffer.Written, output);
            return;
        }

        if (form.Format == WireFormat.Yaml)
        {
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) write(writer);
            output.Write(System.Text.Encoding.UTF8.GetBytes(YamlWriter.Write(JsonNode.Parse(buffer.Written))));
            return;
        }

        Direct(form, output, write);
    }

    /// <summary>A whole JSON text in another text's form.</summary>
    public static void Text(Negotiated form, IBufferWriter<byte> output, ReadOnlySpan<byte> json)
    {
        if (form.Format == WireFormat.Cbor)
        {
            CborTranscoder.FromJson(json, output);
            return;
        }

        var node = JsonNode.Parse(json)!;
        Text(form, output, writer => node.WriteTo(writer));
    }

    private static void Direct(Negotiated form, IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        var options = form.Pretty ? JsonFormat.Compact with { Indented = true } : JsonFormat.Compact;
        using var direct = new Utf8JsonWriter(output, options);
        write(direct);
    }

    private static StoredObject? AsStored(ApiObject answer, Negotiated form) => form.Format == WireFormat.Json && !form.Pretty ? answer.Stored : null;
}
