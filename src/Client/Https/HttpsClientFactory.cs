namespace Keles.Client.Https;

/// <summary>Clients over one connection pool. <see cref="As"/> impersonates, which the connection's own user must be allowed to.</summary>
public sealed class HttpsClientFactory(ApiConnection connection) : IApiClientFactory
{
    /// <summary>A client that acts as whoever the connection's credentials say.</summary>
    public IApiClient AsItself { get; } = new HttpsClient(connection);

    public IApiClient As(ClientIdentity identity) => new HttpsClient(connection.As(identity));
}
