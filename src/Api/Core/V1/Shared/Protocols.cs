using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Transport protocols of ports.</summary>
public static class Protocols
{
    public const string Tcp = "TCP";
    public const string Udp = "UDP";
    public const string Sctp = "SCTP";

    internal static void Check(string protocol, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, protocol)) errors.RequireOneOf(path, protocol, Sctp, Tcp, Udp);
    }
}
