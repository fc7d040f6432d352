using System.Text;

namespace Keles.Cel;

/// <summary>The content of a quoted literal.</summary>
internal static class Unescape
{
    /// <summary>The text of a literal; null where an escape stands for nothing.</summary>
    public static string? Text(string token)
    {
        if (!Content(token, out var content, out var raw))
        {
            return null;
        }
        content = content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (raw || !content.Contains('\\', StringComparison.Ordinal))
        {
            return content;
        }
        var text = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length;)
        {
            if (content[i] != '\\')
            {
                text.Append(content[i++]);
                continue;
            }
            var (code, length, _) = Escape(content, i);
            if (!Rune.IsValid(code))
            {
                return null;
            }
            text.Append(new Rune(code).ToString());
            i += length;
        }
        return text.ToString();
    }

    /// <summary>The bytes of a literal with its prefix: \x and octal escapes are bytes, the rest is UTF-8.</summary>
    public static byte[]? Bytes(string token)
    {
        if (!Content(token[1..], out var content, out var raw))
        {
            return null;
        }
        var bytes = new List<byte>(content.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < content.Length;)
        {
            if (content[i] == '\\' && !raw)
            {
                var (code, length, isByte) = Escape(content, i);
                if (!isByte)
                {
                    return null;
                }
                bytes.Add((byte)code);
                i += length;
                continue;
            }
            if (!Rune.TryGetRuneAt(content, i, out var rune))
            {
                rune = Rune.ReplacementChar;
            }
            bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            i += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }
        return [.. bytes];
    }

    private static bool Content(string token, out string content, out bool raw)
    {
        raw = token[0] is 'r' or 'R';
        var quoted = raw ? token[1..] : token;
        var width = quoted.Length >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0] ? 3 : 1;
        content = quoted[width..^width];
        return true;
    }

    private static (int Code, int Length, bool IsByte) Escape(string text, int i) => text[i + 1] switch
    {
        'a' => (7, 2, true),
        'b' => (8, 2, true),
        'f' => (12, 2, true),
        'n' => (10, 2, true),
        'r' => (13, 2, true),
        't' => (9, 2, true),
        'v' => (11, 2, true),
        'x' or 'X' => (Convert.ToInt32(text.Substring(i + 2, 2), 16), 4, true),
        'u' => (Convert.ToInt32(text.Substring(i + 2, 4), 16), 6, false),
        'U' => (Convert.ToInt32(text.Substring(i + 2, 8), 16), 10, false),
        >= '0' and <= '3' => (Convert.ToInt32(text.Substring(i + 1, 3), 8), 4, true),
        var c => (c, 2, true),
    };
}
