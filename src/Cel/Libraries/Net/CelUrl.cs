namespace Keles.Cel;

/// <summary>A URL in its parts: absolute, or a path that begins with a slash.</summary>
internal sealed class CelUrl : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.URL");

    private readonly string _text;

    private CelUrl(string text) => _text = text;

    public string Scheme { get; private init; } = "";
    public string Host { get; private init; } = "";
    public string Path { get; private init; } = "";
    public string Query { get; private init; } = "";
    public override CelType Type => CelType;

    public override bool SameAs(CelOpaque other) => other is CelUrl url && url._text == _text;

    public override string ToString() => _text;

    public string Hostname => Host.StartsWith('[') && Host.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
        ? Host[1..end]
        : Host.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? Host[..colon] : Host;

    public string Port
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            return colon >= 0 && colon > Host.LastIndexOf(']') ? Host[(colon + 1)..] : "";
        }
    }

    /// <summary>The URL; null with what is wrong, in upstream's words.</summary>
    public static CelUrl? Parse(string text, out string error)
    {
        error = $"parse \"{text}\": invalid URI for request";
        if (text.Length == 0)
        {
            error = "parse \"\": empty url";
            return null;
        }
        if (text.Any(c => c < ' ' || c == 0x7F))
        {
            error = $"parse \"{text}\": net/url: invalid control character in URL";
            return null;
        }
        var (scheme, rest) = SplitScheme(text);
        if (scheme is null)
        {
            error = $"parse \"{text}\": missing protocol scheme";
            return null;
        }
        if (scheme.Length == 0 ? !rest.StartsWith('/') : !rest.StartsWith('/') && rest.Length == 0)
        {
            return null;
        }
        if (scheme.Length > 0 && !rest.StartsWith('/'))
        {
            // Opaque, like mailto:someone: a URL without host and path.
            error = "";
            return new CelUrl(text) { Scheme = scheme };
        }
        var withoutFragment = rest.Split('#', 2)[0];
        var (before, query) = withoutFragment.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark
            ? (withoutFragment[..mark], withoutFragment[(mark + 1)..]) : (withoutFragment, "");
        var host = "";
        if (before.StartsWith("//", StringComparison.Ordinal) && scheme.Length > 0)
        {
            var slash = before.IndexOf('/', 2);
            host = slash < 0 ? before[2..] : before[2..slash];
            before = slash < 0 ? "" : before[slash..];
            host = host[(host.LastIndexOf('@') + 1)..];
            if (UrlParts.WrongHost(host) is { } wrong)
            {
                error = $"parse \"{text}\": {wrong}";
                return null;
            }
        }
        if (UrlParts.WrongEscape(before) is { } escape)
        {
            error = $"parse \"{text}\": invalid URL escape \"{escape}\"";
            return null;
        }
        error = "";
        return new CelUrl(text) { Scheme = scheme, Host = host, Path = before, Query = query };
    }

    /// <summary>Scheme and rest; an empty scheme where there is none; null where a colon stands in its place.</summary>
    private static (string? Scheme, string Tail) SplitScheme(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c) || (i > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.')))
            {
                continue;
            }
            return c == ':' ? (i == 0 ? null : text[..i].ToLowerInvariant(), text[(i + 1)..]) : ("", text);
        }
        return ("", text);
    }
}
