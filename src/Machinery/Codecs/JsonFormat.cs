using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>How JSON is written everywhere: compact, with only the escapes that JSON itself requires.</summary>
public static class JsonFormat
{
    public static JsonWriterOptions Compact { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Limits.JsonDepth * 2,
        SkipValidation = true,
    };

    public static JsonReaderOptions Reading { get; } = new() { MaxDepth = Limits.JsonDepth };
}
