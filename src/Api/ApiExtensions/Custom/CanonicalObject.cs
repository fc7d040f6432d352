using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.CustomResources;

/// <summary>Takes a stored text apart without looking into it: metadata is decoded, every other member stays text.</summary>
internal static class CanonicalObject
{
    public static CustomObject Read(ReadOnlySpan<byte> utf8, string apiVersion, string kind)
    {
        var metadata = ObjectMeta.Empty;
        var members = new SortedDictionary<string, RawJson>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(utf8, JsonFormat.Reading);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMeta = reader.ValueTextEquals("metadata"u8);
            var isType = reader.ValueTextEquals("kind"u8) || reader.ValueTextEquals("apiVersion"u8);
            var name = isMeta || isType ? "" : reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var text = utf8[start..(int)reader.BytesConsumed];
            if (isMeta) metadata = Meta(text);
            else if (!isType) members[name] = RawJson.OfCompact(text);
        }

        return new(apiVersion, kind, metadata, OrderedMap<RawJson>.From(members));
    }

    private static ObjectMeta Meta(ReadOnlySpan<byte> text)
    {
        var source = new JsonSource(text);
        source.Start();
        return ObjectMeta.ReadJson(ref source);
    }
}
