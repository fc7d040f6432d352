namespace Keles.Cel;

/// <summary>url, isURL, getScheme, getHost and so on.</summary>
internal static class UrlLibrary
{
    private static readonly CelType T = CelUrl.CelType;

    public static CelLibrary Library { get; } = new CelLibrary()
        .Function("url", "string_to_url", T, CelType.String, v => CelUrl.Parse(v.AsString, out var error) is { } url
            ? CelValue.Of(url) : CelValue.Error($"URL parse error during conversion from string: {error}"))
        .Function("isURL", "is_url_string", CelType.Bool, CelType.String, v => CelValue.Of(CelUrl.Parse(v.AsString, out _) is not null))
        .Member("getScheme", "url_get_scheme", CelType.String, T, v => Of(v, u => u.Scheme))
        .Member("getHost", "url_get_host", CelType.String, T, v => Of(v, u => u.Host))
        .Member("getHostname", "url_get_hostname", CelType.String, T, v => Of(v, u => u.Hostname))
        .Member("getPort", "url_get_port", CelType.String, T, v => Of(v, u => u.Port))
        .Member("getEscapedPath", "url_get_escaped_path", CelType.String, T, v => Of(v, u => UrlParts.Escaped(u.Path)))
        .Member("getQuery", "url_get_query", CelType.Map(CelType.String, Signatures.Texts), T, v => UrlParts.Query(((CelUrl)v.AsOpaque).Query));

    private static CelValue Of(CelValue url, Func<CelUrl, string> part) => CelValue.Of(part((CelUrl)url.AsOpaque));
}
