namespace Keles.ApiServer.Aggregation;

/// <summary>All other API servers at one moment; replaced whole.</summary>
/// <param name="ByVersion">Those that requests are passed on to, and whether they can be.</param>
/// <param name="Versions">What is told of them in discovery.</param>
internal sealed record RemoteServices(IReadOnlyDictionary<(string Group, string Version), (RemoteService Service, bool IsAvailable)> ByVersion, IReadOnlyList<RemoteVersion> Versions)
{
    private const string Apis = "/apis/";

    private const string Schemas = "/openapi/v3/apis/";

    public static RemoteServices None { get; } = new(new Dictionary<(string, string), (RemoteService, bool)>(), []);

    /// <summary>The server that a path belongs to: <c>/apis/GROUP/VERSION</c> and all below, and its schemas.</summary>
    public (RemoteService Service, bool IsAvailable)? At(string path)
    {
        if (ByVersion.Count == 0) return null;
        var rest = path.StartsWith(Apis, StringComparison.Ordinal) ? path.AsSpan(Apis.Length) : path.StartsWith(Schemas, StringComparison.Ordinal) ? path.AsSpan(Schemas.Length) : default;
        var slash = rest.IndexOf('/');
        if (slash <= 0) return null;
        var group = rest[..slash];
        rest = rest[(slash + 1)..];
        slash = rest.IndexOf('/');
        return ByVersion.TryGetValue((group.ToString(), (slash < 0 ? rest : rest[..slash]).ToString()), out var found) ? found : null;
    }
}
