using System.Text.Json;

namespace Keles.Client.Wire;

internal static class JsonSlice
{
    /// <summary>The text of the value the reader stands on; moves the reader to its end.</summary>
    public static ReadOnlySpan<byte> Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return text[start..(int)reader.BytesConsumed];
    }
}
