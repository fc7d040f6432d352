using System.Net;

namespace Keles.ApiServer.Aggregation;

/// <summary>Puts a user's name on requests to another API server.</summary>
internal sealed class RemoteUserHandler(RemoteService server, UserIdentity user) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version11;
        foreach (var (name, value) in RemoteUser.Headers(user, server.Lines)) request.Headers.TryAddWithoutValidation(name, value);
        return server.Http.SendAsync(request, cancellationToken);
    }
}
