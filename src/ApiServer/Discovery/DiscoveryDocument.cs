using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Discovery;

/// <summary>A document with its type meta that can be written in every format.</summary>
internal sealed record DiscoveryDocument(string Kind, string ApiVersion, Action<Utf8JsonWriter> Members, Action<ProtoSink> Proto)
{
    public static DiscoveryDocument Of<T>(string kind, string apiVersion, T value) where T : class, IApiType<T> =>
        new(kind, apiVersion, value.WriteJsonMembers, value.WriteProto);

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) writer.WriteString("apiVersion"u8, ApiVersion);
        Members(writer);
        writer.WriteEndObject();
    }

    public void WriteProto(ProtoSink sink)
    {
        Proto(sink);
        ProtoEnvelope.Close(sink, ApiVersion.Length > 0 ? ApiVersion : "v1", Kind);
    }
}
