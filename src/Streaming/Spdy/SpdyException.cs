namespace Keles.Streaming.Spdy;

/// <summary>The peer broke the SPDY protocol; the connection cannot go on.</summary>
public sealed class SpdyException(string message, Exception? inner = null) : IOException(message, inner);
