using System.Text.Json.Nodes;
using Keles.ApiServer.Tests.Webhooks;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>A conversion webhook on loopback: <c>spec.size</c> in v1 is <c>spec.sizes[0]</c> in v2.</summary>
internal sealed class ConversionServer : IAsyncDisposable
{
    private ReviewServer? server;

    public int Port => new Uri(server!.Url).Port;

    public string CaBundle => server!.CaBundle;

    /// <summary>How many objects were in each question so far.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>What the test makes of an answer that is otherwise right.</summary>
    public Action<JsonObject> Spoil { get; set; } = static _ => { };

    public static async Task<ConversionServer> StartAsync(string name = "127.0.0.1")
    {
        var made = new ConversionServer();
        made.server = await ReviewServer.StartAsync(name, TimeProvider.System, made.Answered);
        return made;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private JsonObject Answered(string path, JsonObject review)
    {
        var request = review["request"]!.AsObject();
        var wanted = (string)request["desiredAPIVersion"]!;
        var objects = request["objects"]!.AsArray();
        lock (Asked) Asked.Add(objects.Count);
        var converted = new JsonArray([.. objects.Select(o => Converted(o!.DeepClone().AsObject(), wanted))]);
        review["response"] = new JsonObject
        {
            ["uid"] = (string)request["uid"]!,
            ["convertedObjects"] = converted,
            ["result"] = new JsonObject { ["status"] = "Success" },
        };
        review.Remove("request");
        Spoil(review);
        return review;
    }

    private static JsonObject Converted(JsonObject value, string wanted)
    {
        value["apiVersion"] = wanted;
        var spec = value["spec"]!.AsObject();
        if (wanted.EndsWith("/v2", StringComparison.Ordinal) && spec["size"] is { } size) spec["sizes"] = new JsonArray((int)size);
        if (wanted.EndsWith("/v1", StringComparison.Ordinal) && spec["sizes"] is JsonArray sizes) spec["size"] = (int)sizes[0]!;
        spec.Remove(wanted.EndsWith("/v2", StringComparison.Ordinal) ? "size" : "sizes");
        return value;
    }
}
