using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Client.Wire;

/// <summary>Lists from their wire form.</summary>
internal static class WireList
{
    public static ObjectPage Decode(Kind kind, ReadOnlyMemory<byte> body, WireFormat format)
    {
        var items = new List<IApiObject>();
        var meta = format == WireFormat.Json ? Json(kind, body.Span, items) : Proto(kind, ProtoEnvelope.Read(body).Raw.Span, items);
        return new(items, meta.ResourceVersion, meta.Continue, meta.RemainingItemCount);
    }

    private static ListMeta Json(Kind kind, ReadOnlySpan<byte> body, List<IApiObject> items)
    {
        var meta = ListMeta.Empty;
        var reader = new Utf8JsonReader(body, JsonFormat.Reading);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new DecodeException("a list must be an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isItems, isMeta) = (reader.ValueTextEquals("items"u8), reader.ValueTextEquals("metadata"u8));
            reader.Read();
            if (isMeta) meta = Meta(JsonSlice.Value(ref reader, body));
            else if (isItems && reader.TokenType == JsonTokenType.StartArray) ReadItems(kind, body, ref reader, items);
            else reader.Skip();
        }

        return meta;
    }

    private static void ReadItems(Kind kind, ReadOnlySpan<byte> body, ref Utf8JsonReader reader, List<IApiObject> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(kind.ReadJson(JsonSlice.Value(ref reader, body)));
    }

    private static ListMeta Meta(ReadOnlySpan<byte> json)
    {
        var source = new JsonSource(json);
        source.Start();
        return ListMeta.ReadJson(ref source);
    }

    private static ListMeta Proto(Kind kind, ReadOnlySpan<byte> message, List<IApiObject> items)
    {
        var meta = ListMeta.Empty;
        var source = new ProtoSource(message);
        while (source.Next(out var field))
        {
            if (field == 1) meta = source.Object<ListMeta>();
            else if (field == 2) items.Add(kind.ReadProto(source.Span()));
            else source.Skip();
        }

        return meta;
    }
}
