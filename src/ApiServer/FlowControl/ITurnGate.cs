using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>Where every request over HTTPS waits for its turn, or is turned away.</summary>
internal interface ITurnGate
{
    /// <summary>Returns when the request may begin, or when it was refused and answered.</summary>
    /// <param name="deadline">Time that it has altogether; null for what lasts.</param>
    ValueTask<FlowTurn> EnterAsync(HttpContext http, RequestInfo info, UserIdentity user, TimeSpan? deadline, CancellationToken cancel);
}
