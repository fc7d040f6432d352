using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Audit;

/// <summary>An event as upstream's log writes it: one JSON object of audit.k8s.io/v1.</summary>
internal static class AuditEvent
{
    public static ReadOnlyMemory<byte> Write(AuditTrail trail, AuditStage stage, int code, MicroTime now, JsonNode? request, JsonNode? response)
    {
        using var buffer = new PooledBuffer(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonFormat.Compact))
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, "Event"u8);
            json.WriteString("apiVersion"u8, "audit.k8s.io/v1"u8);
            json.WriteString("level"u8, trail.Level.ToString());
            json.WriteString("auditID"u8, trail.Request.Id);
            json.WriteString("stage"u8, stage.ToString());
            json.WriteString("requestURI"u8, trail.Request.Uri);
            json.WriteString("verb"u8, trail.Request.Info.Verb);
            User(json, "user", trail.User);
            if (trail.Impersonated is { } other) User(json, "impersonatedUser", other);
            if (trail.Request.SourceIP.Length > 0) Texts(json, "sourceIPs", [trail.Request.SourceIP]);
            Text(json, "userAgent", trail.Request.UserAgent);
            if (trail.Request.Info.IsResource) Reference(json, trail.Request.Info, response);
            if (code > 0) Status(json, code, response);
            Body(json, "requestObject", request);
            Body(json, "responseObject", response);
            Text(json, "requestReceivedTimestamp", trail.Received.ToString());
            Text(json, "stageTimestamp", now.ToString());
            if (trail.Annotations.Count > 0)
            {
                json.WriteStartObject("annotations"u8);
                foreach (var (name, value) in trail.Annotations) json.WriteString(name, value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    private static void User(Utf8JsonWriter json, string name, UserIdentity user)
    {
        json.WriteStartObject(name);
        Text(json, "username", user.Name);
        Text(json, "uid", user.Uid);
        if (!user.Groups.IsEmpty) Texts(json, "groups", user.Groups);
        if (!user.Extra.IsEmpty)
        {
            json.WriteStartObject("extra"u8);
            for (var i = 0; i < user.Extra.Count; i++) Texts(json, user.Extra.Keys[i], user.Extra.Values[i]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>A created object's name is known only from the answer, when its name was to be made up.</summary>
    private static void Reference(Utf8JsonWriter json, RequestInfo info, JsonNode? response)
    {
        json.WriteStartObject("objectRef"u8);
        Text(json, "resource", info.Resource);
        Text(json, "namespace", info.Namespace);
        Text(json, "name", info.Name.Length > 0 ? info.Name : info.Verb == "create" && response is JsonObject o && o["metadata"] is JsonObject metadata ? (string?)metadata["name"] ?? "" : "");
        Text(json, "apiGroup", info.Group);
        Text(json, "apiVersion", info.Version);
        Text(json, "subresource", info.Subresource);
        json.WriteEndObject();
    }

    private static void Status(Utf8JsonWriter json, int code, JsonNode? response)
    {
        json.WriteStartObject("responseStatus"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteEndObject();
        if (response is JsonObject status && (string?)status["kind"] == "Status")
        {
            Text(json, "status", (string?)status["status"] ?? "");
            Text(json, "message", (string?)status["message"] ?? "");
            Text(json, "reason", (string?)status["reason"] ?? "");
        }

        json.WriteNumber("code"u8, code);
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, string name, JsonNode? body)
    {
        if (body is null) return;
        json.WritePropertyName(name);
        body.WriteTo(json);
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
