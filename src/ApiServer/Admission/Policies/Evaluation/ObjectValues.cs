using System.Text.Json;
using Keles.Api;
using Keles.Cel;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Objects of the API as expressions see them: their JSON.</summary>
internal static class ObjectValues
{
    public static CelValue Of(Kind kind, IApiObject? value)
    {
        if (value is null) return CelValue.Null;
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);

        // A copy of its own, for the values outlive the buffer.
        return CelJson.Of(JsonElement.Parse(buffer.Written, new JsonDocumentOptions { MaxDepth = Limits.JsonDepth }));
    }
}
