using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.Tests;

/// <summary>Objects from JSON and back.</summary>
internal static class From
{
    public static T Json<T>(string text) where T : class, IApiType<T>, IApiObject => Kinds.Of<T>().Read(Encoding.UTF8.GetBytes(text));

    public static IApiObject Json(Kind kind, JsonNode tree) => kind.ReadJson(Encoding.UTF8.GetBytes(tree.ToJsonString()));

    public static JsonNode Tree(Kind kind, IApiObject value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) kind.WriteJson(value, writer);
        return JsonNode.Parse(stream.ToArray())!;
    }

    /// <summary>The kind that an object says it is of.</summary>
    public static Kind KindOf(JsonNode tree)
    {
        var apiVersion = (string)tree["apiVersion"]!;
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return Kinds.ByName(slash < 0 ? "" : apiVersion[..slash], apiVersion[(slash + 1)..], (string)tree["kind"]!)
            ?? throw new InvalidOperationException($"no kind {tree["kind"]} in {apiVersion}");
    }

    public static string File(params ReadOnlySpan<string> parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);
}
