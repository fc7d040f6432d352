using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>The object of a request to connect: no resource, but what the query asks for (PodExecOptions and the like).</summary>
internal sealed record ConnectOptions(string Kind, RawJson Json) : IApiObject
{
    public ObjectMeta Metadata => ObjectMeta.Empty;

    public IApiObject WithMetadata(ObjectMeta metadata) => this;

    /// <param name="query">A value of the request's query, empty when it is not there.</param>
    public static ConnectOptions Of(string resource, string subresource, Func<string, IReadOnlyList<string?>> query)
    {
        var kind = (resource, subresource) switch
        {
            ("pods", "exec") => "PodExecOptions",
            ("pods", "attach") => "PodAttachOptions",
            ("pods", "portforward") => "PodPortForwardOptions",
            ("services", _) => "ServiceProxyOptions",
            ("nodes", _) => "NodeProxyOptions",
            _ => "PodProxyOptions",
        };
        var options = new JsonObject { ["kind"] = kind, ["apiVersion"] = "v1" };
        if (subresource is "exec" or "attach")
        {
            foreach (var flag in (ReadOnlySpan<string>)["stdin", "stdout", "stderr", "tty"])
                if (query(flag) is [var value, ..] && value is "" or "1" or "true") options[flag] = true;
            if (query("container") is [{ Length: > 0 } container, ..]) options["container"] = container;
            if (subresource == "exec") options["command"] = new JsonArray([.. query("command").Select(static c => (JsonNode?)JsonValue.Create(c))]);
        }
        else if (subresource == "portforward")
        {
            if (query("ports") is { Count: > 0 } ports) options["ports"] = new JsonArray([.. ports.Select(static p => int.TryParse(p, out var port) ? (JsonNode?)JsonValue.Create(port) : null).OfType<JsonNode>()]);
        }
        else if (query("path") is [{ Length: > 0 } path, ..])
        {
            options["path"] = path;
        }

        return new(kind, RawJson.From(options));
    }
}
