using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Who makes a request and whether it may: authentication, impersonation, authorization. Refuses by throwing <see cref="Client.ApiException"/>.</summary>
public interface IRequestGate
{
    ValueTask<UserIdentity> AdmitAsync(HttpContext http, RequestInfo info, CancellationToken cancel);
}
