using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Keles.ApiServer.Connect;

/// <summary>Rewrites the links of an HTML page that passes through; everything else goes on byte by byte, piece by piece.</summary>
/// <remarks>Which attributes are links is upstream's list. Scripts, styles and comments are no markup and stay untouched.</remarks>
internal sealed class HtmlLinks(Func<string, string> rewrite)
{
    /// <summary>A longer tag passes as it is.</summary>
    public const int LongestTag = 64 * 1024;

    private static readonly FrozenDictionary<string, string[]> Links = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = ["href"], ["applet"] = ["codebase"], ["area"] = ["href"], ["audio"] = ["src"], ["base"] = ["href"], ["blockquote"] = ["cite"],
        ["body"] = ["background"], ["button"] = ["formaction"], ["command"] = ["icon"], ["del"] = ["cite"], ["embed"] = ["src"], ["form"] = ["action"],
        ["frame"] = ["longdesc", "src"], ["head"] = ["profile"], ["html"] = ["manifest"], ["iframe"] = ["longdesc", "src"],
        ["img"] = ["longdesc", "src", "usemap"], ["input"] = ["src", "usemap", "formaction"], ["ins"] = ["cite"], ["link"] = ["href"],
        ["object"] = ["classid", "codebase", "data", "usemap"], ["q"] = ["cite"], ["script"] = ["src"], ["source"] = ["src"], ["video"] = ["poster", "src"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RawText = ((string[])["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly List<byte> held = [];
    private byte quote;

    // Inside of such an element only its own end is markup.
    private string raw = "";

    /// <summary>Takes the next piece; what cannot be judged yet is kept back.</summary>
    public void Take(ReadOnlySpan<byte> piece, Stream output)
    {
        while (piece.Length > 0)
        {
            if (held.Count == 0)
            {
                var open = piece.IndexOf((byte)'<');
                output.Write(open < 0 ? piece : piece[..open]);
                if (open < 0) return;
                piece = piece[open..];
            }

            Hold(piece[0], output);
            piece = piece[1..];
        }
    }

    /// <summary>The page has ended: an unfinished tag goes out as it is.</summary>
    public void Finish(Stream output) => Release(output);

    private void Hold(byte next, Stream output)
    {
        held.Add(next);
        if (held.Count > LongestTag)
        {
            Release(output);
            return;
        }

        if (held.Count == 2 && !(char.IsAsciiLetter((char)next) || next is (byte)'/' or (byte)'!' or (byte)'?') || (held.Count >= 2 && raw.Length > 0 && !IsStartOfEnd()))
        {
            // No tag: what has just come may begin one.
            held.RemoveAt(held.Count - 1);
            Release(output);
            if (next == '<') held.Add(next);
            else output.WriteByte(next);
            return;
        }

        if (IsComment())
        {
            if (held.Count >= 7 && next == '>' && held[^2] == '-' && held[^3] == '-') Release(output);
            return;
        }

        if (quote != 0)
        {
            if (next == quote) quote = 0;
        }
        else if (next is (byte)'"' or (byte)'\'' && IsValueNext())
        {
            quote = next;
        }
        else if (next == '>')
        {
            Tag(output);
        }
    }

    /// <summary>Whether what is held is, so far, the end of the element whose text is no markup.</summary>
    private bool IsStartOfEnd()
    {
        for (var i = 1; i < held.Count && i < raw.Length + 2; i++)
        {
            var wanted = i == 1 ? '/' : raw[i - 2];
            if (char.ToLowerInvariant((char)held[i]) != char.ToLowerInvariant(wanted)) return false;
        }

        return true;
    }

    private bool IsComment() => held.Count >= 4 && held[1] == '!' && held[2] == '-' && held[3] == '-';

    // A quote opens a value only behind an equals sign.
    private bool IsValueNext()
    {
        for (var i = held.Count - 2; i > 0; i--)
        {
            if (held[i] == '=') return true;
            if (!IsSpace(held[i])) return false;
        }

        return false;
    }

    private void Tag(Stream output)
    {
        var tag = Encoding.Latin1.GetString([.. held]);
        if (tag[1] is '/')
        {
            raw = "";
        }
        else if (char.IsAsciiLetter(tag[1]))
        {
            var end = 1;
            while (char.IsAsciiLetterOrDigit(tag[end])) end++;
            var name = tag[1..end];
            if (Links.TryGetValue(name, out var attributes) && Attributes(tag, end, attributes) is { } changed)
            {
                held.Clear();
                held.AddRange(changed);
            }

            if (RawText.Contains(name) && !tag.EndsWith("/>", StringComparison.Ordinal)) raw = name;
        }

        Release(output);
    }

    /// <summary>The tag with its links rewritten; null when there are none. One character of <paramref name="tag"/> is one byte.</summary>
    private byte[]? Attributes(string tag, int at, string[] links)
    {
        List<byte>? changed = null;
        var done = 0;
        while (at < tag.Length - 1)
        {
            if (IsSpace((byte)tag[at]) || tag[at] == '/')
            {
                at++;
                continue;
            }

            var name = at;
            while (at < tag.Length - 1 && tag[at] != '=' && tag[at] != '/' && !IsSpace((byte)tag[at])) at++;
            var isLink = links.Contains(tag[name..at], StringComparer.OrdinalIgnoreCase);
            while (at < tag.Length - 1 && IsSpace((byte)tag[at])) at++;
            if (tag[at] != '=')
            {
                continue;
            }

            at++;
            while (at < tag.Length - 1 && IsSpace((byte)tag[at])) at++;
            var (start, end) = Value(tag, ref at);
            if (!isLink) continue;
            var link = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(tag[start..end])));
            var through = rewrite(link);
            if (through == link) continue;
            changed ??= [];
            var isQuoted = start < tag.Length && start > 0 && tag[start - 1] is '"' or '\'';
            changed.AddRange(Encoding.Latin1.GetBytes(tag[done..(isQuoted ? start - 1 : start)]));
            changed.AddRange(Encoding.UTF8.GetBytes($"\"{Escaped(through)}\""));
            done = isQuoted ? end + 1 : end;
        }

        changed?.AddRange(Encoding.Latin1.GetBytes(tag[done..]));
        return changed?.ToArray();
    }

    // The platform's own encoder spells out all that is not ASCII, too.
    private static string Escaped(string text) =>
        new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    private static (int Start, int End) Value(string tag, ref int at)
    {
        if (tag[at] is '"' or '\'')
        {
            var start = at + 1;
            var end = tag.IndexOf(tag[at], start);
            if (end < 0) end = tag.Length - 1;
            at = Math.Min(end + 1, tag.Length - 1);
            return (start, end);
        }

        var begin = at;
        while (at < tag.Length - 1 && !IsSpace((byte)tag[at])) at++;
        return (begin, at);
    }

    private void Release(Stream output)
    {
        if (held.Count > 0) output.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(held));
        held.Clear();
        quote = 0;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f';
}
