using System.Buffers;
using System.Text.Json;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Http;

/// <summary>Events of a watch on the wire: JSON lines, or protobuf messages each behind its length.</summary>
internal static class WatchWriter
{
    public static void Write(Kind kind, WatchItem item, Negotiated form, IBufferWriter<byte> output)
    {
        WriteFramed(item.Type, form, output, buffer => WriteObject(kind, item, form, buffer));
    }

    /// <summary>One event around the object that <paramref name="write"/> writes.</summary>
    public static void WriteFramed(ObjectEventType eventType, Negotiated form, IBufferWriter<byte> output, Action<PooledBuffer> write)
    {
        var type = TypeName(eventType);
        using var buffer = new PooledBuffer();
        write(buffer);
        if (form.Format == WireFormat.Protobuf)
        {
            using var sink = new ProtoSink();
            var end = sink.Length;
            sink.Bytes(1, buffer.Written);
            sink.Close(2, end);
            sink.String(1, type);
            var header = output.GetSpan(4);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, sink.Length);
            output.Advance(4);
            output.Write(sink.Written);
            return;
        }

        output.Write("{\"type\":\""u8);
        output.Write(System.Text.Encoding.UTF8.GetBytes(type));
        output.Write("\",\"object\":"u8);
        output.Write(buffer.Written);
        output.Write("}\n"u8);
    }

    public static string TypeName(ObjectEventType type) => type switch
    {
        ObjectEventType.Added => "ADDED",
        ObjectEventType.Modified => "MODIFIED",
        ObjectEventType.Deleted => "DELETED",
        ObjectEventType.Bookmark => "BOOKMARK",
        _ => "ERROR",
    };

    private static void WriteObject(Kind kind, WatchItem item, Negotiated form, PooledBuffer buffer)
    {
        var plain = form with { Pretty = false, Format = form.Format == WireFormat.Yaml ? WireFormat.Json : form.Format };
        if (item.Status is { } status)
        {
            ObjectWriter.Write(status, plain, buffer);
        }
        else if (item.Object is { } stored)
        {
            ObjectWriter.Write(ApiObject.Of(kind, stored), plain, buffer);
        }
        else if (plain.Format == WireFormat.Protobuf)
        {
            // A bookmark is an object of the kind with nothing but a version; an empty message of any kind has its metadata in field 1.
            using var sink = new ProtoSink();
            sink.Object(1, BookmarkMetadata(item));
            ProtoEnvelope.Close(sink, kind.ApiVersion, kind.Name);
            buffer.Write(sink.Written);
        }
        else
        {
            using var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact);
            writer.WriteStartObject();
            writer.WriteString("kind"u8, kind.Name);
            writer.WriteString("apiVersion"u8, kind.ApiVersion);
            writer.WritePropertyName("metadata"u8);
            BookmarkMetadata(item).WriteJson(writer);
            writer.WriteEndObject();
        }
    }

    public static ObjectMeta BookmarkMetadata(WatchItem item) => new()
    {
        ResourceVersion = Revisions.Format(item.Revision),
        Annotations = item.EndsInitialEvents ? OrderedMap<string>.Of((ObjectEvent.InitialEventsEnd, "true")) : default,
    };
}
