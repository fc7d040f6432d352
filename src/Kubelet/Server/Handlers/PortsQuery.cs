using System.Globalization;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>The ports that a request names: a WebSocket with numbered channels has two for each of them, while SPDY names the port of each stream.</summary>
internal static class PortsQuery
{
    private const string Name = "port";

    /// <exception cref="ServerAnswerException">A WebSocket names no port, or something else.</exception>
    public static IEnumerable<int> Of(HttpRequest request)
    {
        if (!UpgradeRequest.IsWebSocket(request) || PortForwardProxy.IsTunnel(request)) return [];
        var named = request.Query[Name];
        if (named.Count == 0) throw ServerAnswerException.BadRequest($"query parameter \"{Name}\" is required");
        return [.. named.SelectMany(static text => (text ?? "").Split(',').Select(Port))];
    }

    private static int Port(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
        ? port
        : throw ServerAnswerException.BadRequest($"unable to parse \"{text}\" as a port");
}
