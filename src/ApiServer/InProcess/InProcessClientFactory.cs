using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Clients inside the server's process: no serialization, the cache's own objects, but the same rights, admission and audit as everybody.</summary>
public sealed class InProcessClientFactory(ResourceApi api, IAccessCheck access, RequestRecorder? recorder = null) : IApiClientFactory
{
    /// <summary>Where other API servers are found.</summary>
    internal Aggregator? Aggregator { get; init; }

    public IApiClient As(ClientIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var user = new UserIdentity(identity.User, Groups: identity.Groups.Add(UserIdentity.AllAuthenticated));
        IApiClient client = new InProcessClient(api, access, user, identity.UserAgent);
        if (Aggregator is { } others) client = new RoutedClient(client, kind => others.ClientFor(kind, access, user, identity.UserAgent));
        return recorder is null ? client : new RecordedClient(client, recorder, user, identity.UserAgent);
    }
}
