namespace Keles.ApiServer.Connect;

/// <summary>What a proxy path names: <c>[scheme:]name[:port]</c>.</summary>
internal sealed record ProxyName(string Scheme, string Name, string Port)
{
    public static ProxyName Parse(string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            [var name] when name.Length > 0 => new("http", name, ""),
            [var name, var port] when name.Length > 0 => new("http", name, port),
            ["" or "http", var name, var port] when name.Length > 0 => new("http", name, port),
            ["https", var name, var port] when name.Length > 0 => new("https", name, port),
            _ => throw ApiErrors.BadRequest($"invalid request \"{text}\": use NAME, NAME:PORT or SCHEME:NAME:PORT"),
        };
    }
}
