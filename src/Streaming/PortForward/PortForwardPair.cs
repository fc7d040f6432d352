namespace Keles.Streaming.PortForward;

/// <summary>One forwarded connection: its bytes, and a channel on which the server says what went wrong.</summary>
public sealed record PortForwardPair(int Port, IChannel Data, IChannel Error);
