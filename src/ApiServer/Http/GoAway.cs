using Keles.Background;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Asks clients by chance to connect anew, so that those who share one connection for ever come to other servers too.</summary>
/// <remarks>Only over HTTP/2: what is under way on the connection goes on.</remarks>
internal sealed class GoAway(double chance, IRandom random)
{
    public const double LargestChance = 0.02;

    public void Toss(HttpContext http)
    {
        if (HttpProtocol.IsHttp2(http.Request.Protocol) && random.NextDouble() < chance) http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }
}
