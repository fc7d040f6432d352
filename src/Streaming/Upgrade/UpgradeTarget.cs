namespace Keles.Streaming.Upgrade;

/// <summary>Where to dial: the address, the client that holds connection, TLS and dialling settings, and headers to send along (credentials).</summary>
public sealed record UpgradeTarget(HttpMessageInvoker Http, Uri Address)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
