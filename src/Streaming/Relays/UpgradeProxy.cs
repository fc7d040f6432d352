using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Relays;

/// <summary>Passes an upgrade through to another server, whatever protocol it is for, and then bytes both ways.</summary>
public sealed class UpgradeProxy(TimeProvider time)
{
    /// <exception cref="UpgradeRefusedException">The backend answered otherwise; nothing has been answered yet.</exception>
    /// <exception cref="HttpRequestException">The backend could not be reached; nothing has been answered yet.</exception>
    public async Task RunAsync(HttpContext http, UpgradeTarget target, CancellationToken cancel)
    {
        if (!UpgradeAccept.Possible(http))
        {
            await UpgradeAccept.RefuseAsync(http, StatusCodes.Status400BadRequest, "Upgrade request required");
            return;
        }
        var protocol = http.Request.Headers.Upgrade.ToString();
        var upgraded = await UpgradeDialer.DialAsync(target, new HttpMethod(http.Request.Method), protocol, ForwardedHeaders.Of(http), cancel);
        await using var backend = upgraded.Transport;
        ForwardedHeaders.Answer(upgraded.Headers, http.Response);
        await using var client = await UpgradeAccept.SwitchAsync(http, upgraded.Header("Upgrade") ?? protocol);
        await ByteRelay.RunAsync(client, backend, UpgradeLimits.Idle, time, cancel);
    }
}
