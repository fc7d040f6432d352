using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Keles.Pki;

/// <summary>Base64 in the URL alphabet and without padding; decoding takes only the one spelling that encoding gives.</summary>
internal static class Base64Url
{
    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var buffer = new byte[System.Buffers.Text.Base64Url.GetMaxDecodedLength(text.Length)];
        var status = System.Buffers.Text.Base64Url.DecodeFromChars(text, buffer, out var read, out var written);
        if (status != OperationStatus.Done || read != text.Length)
        {
            return false;
        }

        bytes = buffer[..written];

        // Padding, white space and stray low bits decode too; a second spelling of one token must not pass as another.
        return text.SequenceEqual(Encode(bytes));
    }
}
