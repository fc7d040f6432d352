using System.Text;

namespace Keles.Cel;

/// <summary>Hosts, escapes and queries of URLs.</summary>
internal static class UrlParts
{
    public static string? WrongHost(string host)
    {
        var port = host;
        if (host.StartsWith('['))
        {
            var end = host.LastIndexOf(']');
            if (end < 0)
            {
                return "missing ']' in host";
            }
            port = host[(end + 1)..];
        }
        else if (host.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            port = host[colon..];
        }
        else
        {
            port = "";
        }
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            return $"invalid port \"{port}\" after host";
        }
        foreach (var c in host)
        {
            if (c is ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
            {
                return $"invalid character \"{c}\" in host name";
            }
        }
        return null;
    }

    /// <summary>The first percent sign without two hexadecimal digits behind it, with what follows.</summary>
    public static string? WrongEscape(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return text[i..Math.Min(text.Length, i + 3)];
            }
        }
        return null;
    }

    /// <summary>A path with what may not stand in one escaped; what is escaped stays.</summary>
    public static string Escaped(string path)
    {
        const string Allowed = "-_.~!$&'()*+,;=:@/%[]";
        var text = new StringBuilder(path.Length);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            text.Append(char.IsAsciiLetterOrDigit((char)b) || Allowed.Contains((char)b, StringComparison.Ordinal) ? (char)b : $"%{b:X2}");
        }
        return text.ToString();
    }

    public static CelValue Query(string query)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            if (part.Contains(';', StringComparison.Ordinal) || WrongEscape(key) is not null || WrongEscape(value) is not null)
            {
                continue;
            }
            key = Decoded(key);
            if (!found.TryGetValue(key, out var values))
            {
                found[key] = values = [];
            }
            values.Add(Decoded(value));
        }
        return CelValue.Of(new CelMap(found.ToDictionary(f => CelValue.Of(f.Key), f => CelList.Of(f.Value))));
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
