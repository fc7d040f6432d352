using System.Buffers;
using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Http;

/// <summary>A list on the wire: of built-in kinds the items' stored bytes, one after the other.</summary>
internal static class ListWriter
{
    /// <summary>Writes the whole list; <paramref name="flush"/> is called whenever enough has been written to be sent.</summary>
    public static async Task WriteJsonAsync(Kind kind, ListResult list, IBufferWriter<byte> output, Func<ValueTask> flush)
    {
        output.Write(System.Text.Encoding.UTF8.GetBytes($"{{\"kind\":\"{kind.ListName}\",\"apiVersion\":\"{kind.ApiVersion}\",\"metadata\":{Metadata(list)},\"items\":["));
        var (first, sinceFlush) = (true, 0);
        foreach (var item in list.Items)
        {
            if (!first) output.Write(","u8);
            first = false;
            if (item.IsIn(kind))
            {
                item.WriteTo(output, typeMeta: kind.ItemsSayTheirType);
                sinceFlush += item.Length;
            }
            else
            {
                WriteConverted(kind, item, output);
            }

            if (sinceFlush < HttpLimits.FlushEvery) continue;
            await flush();
            sinceFlush = 0;
        }

        output.Write("]}"u8);
    }

    /// <summary>As protobuf: a message with the list's metadata in 1 and the items in 2.</summary>
    public static void WriteProto(Kind kind, ListResult list, IBufferWriter<byte> output)
    {
        using var sink = new ProtoSink();
        var items = list.Items.Select(i => kind.FromStored(i.Object)).ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
        {
            var end = sink.Length;
            kind.WriteProto(items[i], sink);
            sink.Close(2, end);
        }

        sink.Object(1, MetaOf(list));
        ProtoEnvelope.Close(sink, kind.ApiVersion, kind.ListName);
        output.Write(sink.Written);
    }

    public static ListMeta MetaOf(ListResult list) => new()
    {
        ResourceVersion = list.Revision == 0 ? "" : Revisions.Format(list.Revision),
        Continue = list.Continue,
        RemainingItemCount = list.Remaining,
    };

    private static string Metadata(ListResult list)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) MetaOf(list).WriteJson(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }

    private static void WriteConverted(Kind kind, StoredObject item, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, JsonFormat.Compact);
        if (kind.ItemsSayTheirType)
        {
            kind.WriteJson(kind.FromStored(item.Object), writer);
            return;
        }

        writer.WriteStartObject();
        ((IJsonMembers)kind.FromStored(item.Object)).WriteJsonMembers(writer);
        writer.WriteEndObject();
    }
}
