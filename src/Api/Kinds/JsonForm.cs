using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api;

/// <summary>Records as JSON trees, for the few conversions that carry one version's fields inside a text of another.</summary>
internal static class JsonForm
{
    public static JsonNode Of(IJsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) value.WriteJson(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    /// <summary>Null when there is no tree; throws <see cref="DecodeException"/> when the tree is none of the record.</summary>
    public static T? Read<T>(JsonNode? tree) where T : class, IApiType<T>
    {
        if (tree is null) return null;
        var source = new JsonSource(Encoding.UTF8.GetBytes(tree.ToJsonString()));
        source.Start();
        var value = T.ReadJson(ref source);
        source.Finish();
        return value;
    }

    public static string? Text(JsonNode? tree) => tree is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(JsonNode? tree) => tree is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static Quantity? Amount(JsonNode? tree) => Text(tree) is { } text && Quantity.TryParse(text, out var amount, out _) ? amount : null;
}
