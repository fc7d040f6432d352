namespace Keles.Streaming.RemoteCommand;

/// <summary>The versions of the remote command protocol over SPDY, best first.</summary>
internal static class RemoteCommandProtocols
{
    public const string V4 = "v4.channel.k8s.io";
    public const string V3 = "v3.channel.k8s.io";
    public const string V2 = "v2.channel.k8s.io";
    public const string V1 = "channel.k8s.io";

    public static readonly IReadOnlyList<string> OverSpdy = [V4, V3, V2, V1];

    public static bool Resizes(string protocol) => protocol is V4 or V3;

    public static bool StatusIsJson(string protocol) => protocol is V4;
}
