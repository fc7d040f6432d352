namespace Keles.EndToEnd.Tests.Streams;

/// <summary>Every kubectl with each of the two protocols that it can stream over.</summary>
public static class StreamWays
{
    public static TheoryData<string, bool> All => new()
    {
        { Clients.Older, true }, { Clients.Older, false }, { Clients.Newer, true }, { Clients.Newer, false },
    };

    internal static Kubectl Over(this Kubectl kubectl, bool webSockets) => kubectl with
    {
        Switches = new Dictionary<string, string?>
        {
            ["KUBECTL_REMOTE_COMMAND_WEBSOCKETS"] = webSockets ? "true" : "false",
            ["KUBECTL_PORT_FORWARD_WEBSOCKETS"] = webSockets ? "true" : "false",
        },
    };
}
