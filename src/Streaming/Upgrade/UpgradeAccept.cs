using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Keles.Streaming.Upgrade;

/// <summary>Switches the connection of a request that was found good.</summary>
internal static class UpgradeAccept
{
    public static bool Possible(HttpContext http) => http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    /// <summary>Answers 101; from here on the bytes are the caller's.</summary>
    public static Task<Stream> SwitchAsync(HttpContext http, string protocol)
    {
        LiftRateLimits(http);
        http.Response.Headers.Upgrade = protocol;
        return http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    public static Task RefuseAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(reason + "\n", http.RequestAborted);
    }

    // A session may rest for hours and a reader may pause its terminal: neither is an attack on the server.
    private static void LiftRateLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } request)
        {
            request.MinDataRate = null;
        }
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } response)
        {
            response.MinDataRate = null;
        }
    }
}
