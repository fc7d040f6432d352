using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Fakes;

/// <summary>Objects as JSON trees, for what a fake does without knowing the kind.</summary>
internal static class JsonForm
{
    public static JsonObject Of(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }

    public static IApiObject Read(Kind kind, JsonObject json) => kind.ReadJson(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));

    /// <summary>The value with a member taken over from another.</summary>
    public static IApiObject WithMemberOf(Kind kind, IApiObject value, string member, IApiObject? from)
    {
        var json = Of(kind, value);
        json.Remove(member);
        if (from is not null && Of(kind, from)[member]?.DeepClone() is { } taken) json[member] = taken;
        return Read(kind, json);
    }

    /// <summary>Whether two objects differ in more than metadata and status.</summary>
    public static bool SpecDiffers(Kind kind, IApiObject left, IApiObject right) => !JsonNode.DeepEquals(Spec(kind, left), Spec(kind, right));

    private static JsonObject Spec(Kind kind, IApiObject value)
    {
        var json = Of(kind, value);
        json.Remove("metadata");
        json.Remove("status");
        return json;
    }
}
