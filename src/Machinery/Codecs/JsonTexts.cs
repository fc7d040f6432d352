using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>Texts and names out of a JSON reader as Go reads them: what is no Unicode becomes the replacement character.</summary>
public static class JsonTexts
{
    public static string Read(ref Utf8JsonReader reader)
    {
        // A text that is split over pieces or has escapes is rare.
        if (!reader.HasValueSequence && !reader.ValueIsEscaped && reader.ValueSpan.Length <= CommonTexts.LongestString && Ascii.IsValid(reader.ValueSpan)) return CommonTexts.String(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Repaired(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    /// <summary>Invalid UTF-8 and lone surrogates, which the framework refuses.</summary>
    private static string Repaired(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder();
        var escaped = Encoding.UTF8.GetString(raw);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] != 'u')
            {
                text.Append(escaped[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
                continue;
            }

            text.Append((char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 4;
        }

        // Surrogates that found no partner.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
