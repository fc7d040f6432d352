using System.Text;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Http;

/// <summary>Reads the body of a deletion.</summary>
internal static class OptionsReader
{
    public static DeleteOptions Delete(ReadOnlyMemory<byte> bytes, string contentType)
    {
        try
        {
            switch (MediaType.Read(contentType)?.Name ?? Negotiated.Json)
            {
                case Negotiated.Protobuf:
                    var proto = new ProtoSource(ProtoEnvelope.Read(bytes).Raw.Span);
                    return DeleteOptions.ReadProto(ref proto);
                case Negotiated.Yaml:
                    return Json(Encoding.UTF8.GetBytes(YamlReader.Read(Encoding.UTF8.GetString(bytes.Span))?.ToJsonString() ?? "{}"));
                default:
                    return Json(bytes.Span);
            }
        }
        catch (Exception e) when (e is DecodeException or YamlFormatException)
        {
            throw ApiErrors.BadRequest($"couldn't get version/kind; json parse error: {e.Message}");
        }
    }

    private static DeleteOptions Json(ReadOnlySpan<byte> text)
    {
        var source = new JsonSource(text);
        source.Start();
        return DeleteOptions.ReadJson(ref source);
    }
}
