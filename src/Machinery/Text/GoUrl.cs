using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>The parts of a URL as upstream's language takes it apart, and its words for one that it cannot.</summary>
/// <param name="User">User information before the host; null when there is none.</param>
public sealed record GoUrl(string Scheme, string? User, string Host, string Path, string Query, string Fragment)
{
    /// <param name="problem">Begins with <c>parse "…": </c>.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out GoUrl? url, [NotNullWhen(false)] out string? problem)
    {
        url = null;
        problem = Read(text, ref url) is { } detail ? $"parse {GoQuote.Quote(text)}: {detail}" : null;
        return problem is null;
    }

    private static string? Read(string text, ref GoUrl? url)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal)) return "net/url: invalid control character in URL";
        var (rest, fragment) = Cut(text, '#');
        if (BadEscape(fragment) is { } badFragment) return badFragment;
        if (SchemeOf(rest, out var scheme) is { } badScheme) return badScheme;
        rest = scheme.Length > 0 ? rest[(scheme.Length + 1)..] : rest;
        (rest, var query) = Cut(rest, '?');
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                // Opaque: no host and no path.
                url = new(scheme.ToLowerInvariant(), null, "", "", query, fragment);
                return null;
            }

            var segment = rest.AsSpan(0, rest.IndexOf('/', StringComparison.Ordinal) is var slash && slash >= 0 ? slash : rest.Length);
            if (segment.Contains(':')) return "first path segment in URL cannot contain colon";
        }

        string? user = null;
        var host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            var end = rest.IndexOf('/', 2);
            var authority = end < 0 ? rest[2..] : rest[2..end];
            rest = end < 0 ? "" : rest[end..];
            if (authority.LastIndexOf('@') is var at && at >= 0)
            {
                user = authority[..at];
                if (!user.All(static c => char.IsAsciiLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".Contains(c, StringComparison.Ordinal))) return "net/url: invalid userinfo";
                authority = authority[(at + 1)..];
            }

            host = authority;
            if (BadHost(host) is { } bad) return bad;
        }

        if (BadEscape(rest) is { } badPath) return badPath;
        url = new(scheme.ToLowerInvariant(), user, host, rest, query, fragment);
        return null;
    }

    private static (string Before, string After) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var at && at >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");

    private static string? SchemeOf(string text, out string scheme)
    {
        scheme = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) || (i > 0 && (char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.'))) continue;
            if (text[i] != ':') return null;
            if (i == 0) return "missing protocol scheme";
            scheme = text[..i];
            return null;
        }

        return null;
    }

    private static string? BadHost(string host)
    {
        var port = host;
        if (host.StartsWith('['))
        {
            var end = host.LastIndexOf(']');
            if (end < 0) return "missing ']' in host";
            port = host[(end + 1)..];
        }
        else if (host.LastIndexOf(':') is var colon && colon >= 0)
        {
            port = host[colon..];
        }
        else
        {
            port = "";
        }

        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9'))) return $"invalid port {GoQuote.Quote(port)} after host";
        foreach (var c in host)
        {
            if (c is ' ' or '^' or '`' or '{' or '}' or '|' or '\\') return $"invalid character {GoQuote.Quote(c.ToString())} in host name";
        }

        return BadEscape(host);
    }

    private static string? BadEscape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%') continue;
            if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])) i += 2;
            else return $"invalid URL escape {GoQuote.Quote(text[i..Math.Min(i + 3, text.Length)])}";
        }

        return null;
    }
}
