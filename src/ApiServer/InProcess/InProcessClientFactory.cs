using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Clients inside the server's process: no serialization, the cache's own objects, but the same rights, admission and audit as everybody.</summary>
public sealed class InProcessClientFactory(ResourceApi api, IAccessCheck access, RequestRecorder? recorder = null) : IApiClientFactory
{
    public IApiClient As(ClientIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var user = new UserIdentity(identity.User, Groups: identity.Groups.Add(UserIdentity.AllAuthenticated));
        var client = new InProcessClient(api, access, user, identity.UserAgent);
        return recorder is null ? client : new RecordedClient(client, recorder, user, identity.UserAgent);
    }
}
