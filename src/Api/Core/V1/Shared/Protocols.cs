namespace Keles.Api.Core.V1;

/// <summary>Transport protocols of ports.</summary>
public static class Protocols
{
    public const string Tcp = "TCP";
    public const string Udp = "UDP";
    public const string Sctp = "SCTP";
}
