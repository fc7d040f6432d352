namespace Keles.Streaming.Spdy.Flow;

/// <summary>What the peer told of its windows; shared by all windows of a connection.</summary>
internal sealed class WindowMode
{
    /// <summary>True once the peer sent its initial window.</summary>
    public volatile bool PeerKeepsWindows;

    /// <summary>What each new stream may send at first.</summary>
    public volatile int InitialWindow = SpdyLimits.InitialWindow;
}
