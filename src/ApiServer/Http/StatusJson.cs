using System.Text.Json;
using Keles.Machinery;

namespace Keles.ApiServer.Http;

/// <summary>A status with its type meta.</summary>
internal static class StatusJson
{
    public static void Write(Utf8JsonWriter writer, Status status)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "Status"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        status.WriteJsonMembers(writer);
        writer.WriteEndObject();
    }
}
