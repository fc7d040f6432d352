using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>Says in one sentence what is wrong with malformed JSON.</summary>
public static class JsonErrors
{
    /// <param name="text">The text that was refused, whole.</param>
    public static string Describe(JsonException error, ReadOnlySpan<byte> text)
    {
        ArgumentNullException.ThrowIfNull(error);
        return IsTooDeep(error) ? "exceeded max depth" : GoJsonSyntax.Problem(text) ?? Describe(error);
    }

    public static string Describe(JsonException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var text = error.Message;
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = end > 0 ? text[..end].TrimEnd('.', ' ') : text;
        if (IsTooDeep(error)) return "exceeded max depth";
        if (what.Contains("end of data", StringComparison.Ordinal) || what.Contains("depth to be zero", StringComparison.Ordinal) || what.Contains("incomplete", StringComparison.OrdinalIgnoreCase)) return "unexpected end of JSON input";
        return error.LineNumber is { } line ? $"{what} (line {line + 1}, byte {error.BytePositionInLine})" : what;
    }

    private static bool IsTooDeep(JsonException error) => error.Message.Contains("maximum configured depth", StringComparison.Ordinal);
}
