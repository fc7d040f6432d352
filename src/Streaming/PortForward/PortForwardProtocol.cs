namespace Keles.Streaming.PortForward;

/// <summary>The words of the port forwarding protocol.</summary>
internal static class PortForwardProtocol
{
    public const string Name = "portforward.k8s.io";

    /// <summary>A WebSocket subprotocol with this in front carries SPDY for the protocol behind it.</summary>
    public const string TunnelPrefix = "SPDY/3.1+";

    public const string TypeHeader = "streamtype";
    public const string PortHeader = "port";
    public const string RequestHeader = "requestid";
    public const string DataType = "data";
    public const string ErrorType = "error";
}
