using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Http;

/// <summary>Events of one watch on the wire: JSON lines, protobuf messages each behind its length, or CBOR one after the other.</summary>
internal sealed class WatchWriter(Kind kind, Negotiated asked, WatchTable? table)
{
    private readonly Negotiated form = asked with { Pretty = false };

    /// <summary>One event of a stream.</summary>
    public void Frame(WatchItem item, DateTimeOffset now, IBufferWriter<byte> output)
    {
        if (form.Format != WireFormat.Protobuf)
        {
            Message(item, now, output);
            return;
        }

        using var message = new PooledBuffer();
        Message(item, now, message);
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), message.Length);
        output.Advance(4);
        output.Write(message.Written);
    }

    /// <summary>One event by itself, as a message of a WebSocket is.</summary>
    public void Message(WatchItem item, DateTimeOffset now, IBufferWriter<byte> output)
    {
        switch (form.Format)
        {
            case WireFormat.Protobuf:
                using (var buffer = new PooledBuffer())
                {
                    Object(item, now, buffer);
                    using var sink = new ProtoSink();
                    var end = sink.Length;
                    sink.Bytes(1, buffer.Written);
                    sink.Close(2, end);
                    sink.String(1, TypeName(item.Type));
                    output.Write(sink.Written);
                }

                break;
            case WireFormat.Cbor:
                using (var text = new PooledBuffer())
                {
                    Json(item, now, text);
                    CborTranscoder.FromJson(text.Written, output);
                }

                break;
            default:
                Json(item, now, output);
                break;
        }
    }

    public static string TypeName(ObjectEventType type) => type switch
    {
        ObjectEventType.Added => "ADDED",
        ObjectEventType.Modified => "MODIFIED",
        ObjectEventType.Deleted => "DELETED",
        ObjectEventType.Bookmark => "BOOKMARK",
        _ => "ERROR",
    };

    public static ObjectMeta BookmarkMetadata(WatchItem item) => new()
    {
        ResourceVersion = Revisions.Format(item.Revision),
        Annotations = item.EndsInitialEvents ? OrderedMap<string>.Of((ObjectEvent.InitialEventsEnd, "true")) : default,
    };

    private void Json(WatchItem item, DateTimeOffset now, IBufferWriter<byte> output)
    {
        output.Write(item.Type switch
        {
            ObjectEventType.Added => "{\"type\":\"ADDED\",\"object\":"u8,
            ObjectEventType.Modified => "{\"type\":\"MODIFIED\",\"object\":"u8,
            ObjectEventType.Deleted => "{\"type\":\"DELETED\",\"object\":"u8,
            ObjectEventType.Bookmark => "{\"type\":\"BOOKMARK\",\"object\":"u8,
            _ => "{\"type\":\"ERROR\",\"object\":"u8,
        });
        Object(item, now, output);
        output.Write("}\n"u8);
    }

    private void Object(WatchItem item, DateTimeOffset now, IBufferWriter<byte> output)
    {
        var plain = form.Format == WireFormat.Cbor ? form with { Format = WireFormat.Json } : form;
        if (item.Status is { } status)
        {
            ObjectWriter.Write(status, plain, output);
            return;
        }

        if (plain.As.Length == 0)
        {
            ObjectWriter.Write(item.Object is { } stored ? ApiObject.Of(kind, stored) : new ApiObject(kind, Bookmark(item)), plain, output);
            return;
        }

        if (table is null)
        {
            Transforms.WriteMetadata(item.Object?.Metadata ?? BookmarkMetadata(item), plain, output);
            return;
        }

        var value = item.Object is { } row ? kind.FromStored(row.Object) : Bookmark(item);
        using var writer = new Utf8JsonWriter(output, JsonFormat.Compact);
        TableWriter.Write(writer, kind, plain.AsVersion, new ListMeta { ResourceVersion = value.Metadata.ResourceVersion }, table.TakeColumns(), [value], table.IncludeObject, now);
    }

    /// <summary>A bookmark is an object of the kind with nothing in it but a version.</summary>
    private IApiObject Bookmark(WatchItem item) => kind.ReadJson("{}"u8).WithMetadata(BookmarkMetadata(item));
}
