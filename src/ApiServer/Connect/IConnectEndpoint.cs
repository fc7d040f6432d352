using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary>A subresource that is a stream of its own: it gets the HTTP request itself.</summary>
internal interface IConnectEndpoint
{
    /// <summary>Refuses with <see cref="Client.ApiException"/> as long as nothing was answered.</summary>
    Task HandleAsync(HttpContext http, ResourceRequest request, RequestInfo info);
}
