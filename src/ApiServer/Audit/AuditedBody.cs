using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Http;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>A body that is kept while it is read or written, to be told as JSON.</summary>
internal sealed class AuditedBody
{
    private readonly CopyingStream stream;
    private readonly Func<string> contentType;
    private readonly Action end;

    private AuditedBody(CopyingStream stream, Func<string> contentType, Action end) => (this.stream, this.contentType, this.end) = (stream, contentType, end);

    /// <summary>It was longer than what is told.</summary>
    public bool IsCut => stream.IsCut;

    public static AuditedBody OfRequest(HttpContext http)
    {
        var body = http.Request.Body;
        var copy = new CopyingStream(body, HttpLimits.Body);
        http.Request.Body = copy;
        return new(copy, () => http.Request.ContentType ?? Negotiated.Json, () => http.Request.Body = body);
    }

    public static AuditedBody OfResponse(HttpContext http)
    {
        var body = http.Response.Body;
        var copy = new CopyingStream(body, AuditLimits.ResponseBytes);
        http.Response.Body = copy;
        return new(copy, () => http.Response.ContentType ?? Negotiated.Json, () => http.Response.Body = body);
    }

    public void End() => end();

    /// <summary>Null when there was none, or none that can be told.</summary>
    public JsonNode? ToJson() => stream.IsCut || stream.Copied.Length == 0 ? null : Parse(stream.Copied);

    private JsonNode? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return (MediaType.Read(contentType())?.Name ?? "") switch
            {
                Negotiated.Protobuf => FromProto(bytes),
                Negotiated.Yaml or "application/apply-patch+yaml" => YamlReader.Read(Encoding.UTF8.GetString(bytes.Span)),
                _ => JsonNode.Parse(bytes.Span),
            };
        }
        catch (Exception e) when (e is JsonException or DecodeException or YamlFormatException)
        {
            // What the server could not read either: the answer says so.
            return null;
        }
    }

    private static JsonNode? FromProto(ReadOnlyMemory<byte> bytes)
    {
        var envelope = ProtoEnvelope.Read(bytes);
        var slash = envelope.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        if (Kinds.ByName(slash < 0 ? "" : envelope.ApiVersion[..slash], envelope.ApiVersion[(slash + 1)..], envelope.Kind) is not { } kind) return null;
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(kind.ReadProto(envelope.Raw.Span), writer);
        return JsonNode.Parse(buffer.Written);
    }
}
