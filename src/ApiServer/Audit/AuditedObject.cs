using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Http;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Audit;

/// <summary>Objects and patches of requests from inside the process, as audit events tell them.</summary>
internal static class AuditedObject
{
    public static JsonNode? Of(Kind kind, IApiObject value) => Json(writer => kind.WriteJson(value, writer));

    public static JsonNode? Of(Status status) => Json(writer => StatusJson.Write(writer, status));

    /// <summary>Null when it is no patch at all: the answer says so.</summary>
    public static JsonNode? Of(Patch patch)
    {
        try
        {
            return YamlReader.Read(System.Text.Encoding.UTF8.GetString(patch.Body.Span));
        }
        catch (YamlFormatException)
        {
            return null;
        }
    }

    private static JsonNode? Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) write(writer);
        return JsonNode.Parse(buffer.Written);
    }
}
