using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Relays;

/// <summary>
/// Serves a command's streams by way of another server. WebSocket clients are translated to SPDY, because only that lets them end standard
/// input towards a container runtime; SPDY clients are passed through byte by byte.
/// </summary>
public sealed class RemoteCommandProxy(TimeProvider time)
{
    private readonly RemoteCommandServer _server = new(time);
    private readonly RemoteCommandRelay _relay = new(time);
    private readonly UpgradeProxy _raw = new(time);

    /// <exception cref="UpgradeRefusedException">A SPDY client's upgrade was refused by the backend; nothing has been answered yet.</exception>
    /// <exception cref="HttpRequestException">The backend of a SPDY client could not be reached; nothing has been answered yet.</exception>
    public async Task RunAsync(HttpContext http, RemoteCommandRequest request, UpgradeTarget target, CancellationToken cancel)
    {
        if (!UpgradeRequest.IsWebSocket(http.Request))
        {
            await _raw.RunAsync(http, target, cancel);
            return;
        }
        if (await _server.AcceptAsync(http, request, cancel) is not { } client)
        {
            return;
        }
        IRemoteCommandChannels backend;
        try
        {
            backend = await RemoteCommandClient.DialAsync(target, request, RemoteCommandTransport.Spdy, cancel);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            await using (client)
            {
                await _relay.EndAsync(client, RemoteCommandStatus.Failed(failure.Message), cancel);
            }
            return;
        }
        await _relay.RunAsync(client, backend, cancel);
    }
}
