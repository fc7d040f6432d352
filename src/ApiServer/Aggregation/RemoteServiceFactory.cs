using System.Security.Cryptography.X509Certificates;
using Keles.Api.ApiRegistration.V1;
using Keles.ApiServer.Connect;
using Keles.Background;

namespace Keles.ApiServer.Aggregation;

/// <summary>Makes connections to other API servers from their registrations.</summary>
/// <param name="client">What this server shows them, so that they believe whom it names.</param>
internal sealed class RemoteServiceFactory(ObjectStore store, IClusterDialer dialer, X509Certificate2? client, Surroundings around)
{
    /// <exception cref="Pki.PkiException">Its caBundle is none.</exception>
    public RemoteService Make(APIService registration) => new(registration, store, dialer, client, around);
}
