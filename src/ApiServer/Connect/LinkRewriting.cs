namespace Keles.ApiServer.Connect;

/// <summary>Links of a proxied server: those that lead to the server itself lead through the proxy afterwards.</summary>
/// <param name="server">Host and port of the proxied server.</param>
/// <param name="asked">Host and port the client asked for.</param>
/// <param name="prefix">The path on this server that stands for the proxied server's root.</param>
/// <remarks>Other hosts and relative links stay as they are (upstream: <c>apimachinery/pkg/util/proxy</c>).</remarks>
internal sealed class LinkRewriting(string server, string asked, string prefix)
{
    public string Rewrite(string link)
    {
        var start = 0;
        var host = "";
        if (SchemeLength(link) is var scheme and > 0) start = scheme;
        if (link.AsSpan(start).StartsWith("//", StringComparison.Ordinal))
        {
            var end = link.AsSpan(start + 2).IndexOfAny('/', '?', '#');
            end = end < 0 ? link.Length : start + 2 + end;
            host = link[(start + 2)..end];
            start = end;
        }

        if (host.Length > 0 && host != server && host != asked) return link;
        if (start >= link.Length || link[start] != '/') return link;
        var before = host.Length > 0 && host == asked ? link[..start] : "";
        var path = link[start..];
        var isBelow = path.StartsWith(prefix, StringComparison.Ordinal);
        return before + (isBelow ? path : prefix + path);
    }

    /// <summary>Of <c>http:</c> with its colon; 0 where there is none.</summary>
    private static int SchemeLength(string link)
    {
        for (var i = 0; i < link.Length; i++)
        {
            if (link[i] == ':') return i > 0 ? i + 1 : 0;
            var isPart = char.IsAsciiLetter(link[i]) || (i > 0 && (char.IsAsciiDigit(link[i]) || link[i] is '+' or '-' or '.'));
            if (!isPart) return 0;
        }

        return 0;
    }
}
