using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Spdy;

/// <summary>How two sides agree on SPDY and on what is spoken over its streams.</summary>
internal static class SpdyHandshake
{
    public const string ProtocolHeader = "X-Stream-Protocol-Version";
    private const string AcceptedHeader = "X-Accepted-Stream-Protocol-Versions";

    /// <summary>The first of the client's protocols that is supported; null when the request was refused, with upstream's words.</summary>
    public static async Task<string?> ChooseAsync(HttpContext http, IReadOnlyList<string> supported)
    {
        if (!UpgradeRequest.IsSpdy(http.Request) || !UpgradeAccept.Possible(http))
        {
            await UpgradeAccept.RefuseAsync(http, StatusCodes.Status400BadRequest, "unable to upgrade: missing upgrade headers in request");
            return null;
        }
        var offered = http.Request.Headers[ProtocolHeader].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)).ToList();
        if (offered.Count == 0)
        {
            await UpgradeAccept.RefuseAsync(http, StatusCodes.Status400BadRequest, $"unable to upgrade: {ProtocolHeader} is required");
            return null;
        }
        if (offered.FirstOrDefault(supported.Contains) is { } chosen)
        {
            return chosen;
        }
        http.Response.Headers[AcceptedHeader] = supported.ToArray();
        await UpgradeAccept.RefuseAsync(
            http,
            StatusCodes.Status403Forbidden,
            $"unable to upgrade: unable to negotiate protocol: client supports [{string.Join(' ', offered)}], server accepts [{string.Join(' ', supported)}]");
        return null;
    }

    public static async Task<SpdyConnection> AcceptAsync(HttpContext http, string protocol)
    {
        http.Response.Headers[ProtocolHeader] = protocol;
        return SpdyConnection.Start(await UpgradeAccept.SwitchAsync(http, UpgradeRequest.Spdy), isServer: true);
    }

    /// <summary>Dials, offering protocols in the order of preference.</summary>
    public static async Task<(SpdyConnection Connection, string Protocol)> DialAsync(UpgradeTarget target, IEnumerable<string> protocols, CancellationToken cancel)
    {
        var offer = protocols.Select(protocol => new KeyValuePair<string, string>(ProtocolHeader, protocol));
        var upgraded = await UpgradeDialer.DialAsync(target, HttpMethod.Post, UpgradeRequest.Spdy, offer, cancel);
        return (SpdyConnection.Start(upgraded.Transport, isServer: false), upgraded.Header(ProtocolHeader) ?? "");
    }
}
