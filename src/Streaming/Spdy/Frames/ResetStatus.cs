namespace Keles.Streaming.Spdy.Frames;

/// <summary>Why a stream was cut.</summary>
internal enum ResetStatus
{
    ProtocolError = 1,
    InvalidStream = 2,
    RefusedStream = 3,
    UnsupportedVersion = 4,
    Cancel = 5,
    InternalError = 6,
    FlowControlError = 7,
}
