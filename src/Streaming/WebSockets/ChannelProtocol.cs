namespace Keles.Streaming.WebSockets;

/// <summary>One of the subprotocols that put several channels on a WebSocket: each message begins with its channel's number.</summary>
/// <param name="Base64">Messages are text: a digit, then base64.</param>
/// <param name="ClosesChannels">A client may end one channel by itself.</param>
/// <param name="StatusIsJson">How a command ended is told as a Status; before, only failures were, as text.</param>
internal sealed record ChannelProtocol(string Name, bool Base64, bool ClosesChannels, bool StatusIsJson)
{
    /// <summary>The channel number that announces the end of the channel named after it.</summary>
    public const byte CloseSignal = 255;

    public static readonly ChannelProtocol V5 = new("v5.channel.k8s.io", false, true, true);
    public static readonly ChannelProtocol V4 = new("v4.channel.k8s.io", false, false, true);

    /// <summary>All that a server understands; offering none means the first version.</summary>
    public static readonly IReadOnlyDictionary<string, ChannelProtocol> All = new ChannelProtocol[]
    {
        V5,
        V4,
        new("v4.base64.channel.k8s.io", true, false, true),
        new("channel.k8s.io", false, false, false),
        new("base64.channel.k8s.io", true, false, false),
        new("", false, false, false),
    }.ToDictionary(protocol => protocol.Name, StringComparer.Ordinal);
}
