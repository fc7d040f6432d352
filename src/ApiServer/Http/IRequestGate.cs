using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Who makes a request and whether it may. Refuses by throwing <see cref="Client.ApiException"/>.</summary>
/// <remarks>Two steps, because between them the request may have to wait for its turn, which depends on who makes it.</remarks>
public interface IRequestGate
{
    /// <summary>Authentication and impersonation.</summary>
    ValueTask<UserIdentity> AuthenticateAsync(HttpContext http, CancellationToken cancel);

    ValueTask AuthorizeAsync(HttpContext http, RequestInfo info, UserIdentity user, CancellationToken cancel);
}
