namespace Keles.Streaming.Spdy.Frames;

/// <summary>The control frames by their number.</summary>
internal enum FrameType : ushort
{
    SynStream = 1,
    SynReply = 2,
    RstStream = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    Headers = 8,
    WindowUpdate = 9,
}
