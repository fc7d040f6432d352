using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Keles.Api.ApiRegistration.V1;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Metrics;
using Keles.Background;

namespace Keles.ApiServer.Aggregation;

/// <summary>Another API server behind a service: connections to it, as its registration says they must be.</summary>
/// <remarks>Addressed by the service's name, which its certificate must have; connections go to one of its endpoints, looked up each time.</remarks>
internal sealed class RemoteService : IDisposable
{
    private readonly ObjectStore store;
    private readonly IClusterDialer dialer;
    private readonly Surroundings around;

    public RemoteService(APIService registration, ObjectStore store, IClusterDialer dialer, X509Certificate2? client, Surroundings around)
    {
        (this.store, this.dialer, this.around, Spec) = (store, dialer, around, registration.Spec);
        var service = registration.Spec.Service!;
        Base = new Uri($"https://{service.Name}.{service.Namespace}.svc:{service.Port ?? 443}");
        Http = ClusterHttp.To(Trust(registration.Spec, client, around.Time), (_, cancel) => DialAsync(cancel), Lines);
    }

    public APIServiceSpec Spec { get; }

    public Uri Base { get; }

    public HttpMessageInvoker Http { get; }

    /// <summary>Makes headers of several lines for <see cref="Http"/>.</summary>
    public HeaderLines Lines { get; } = new();

    public ServiceAddress Address() => ServiceAddress.Of(store, Spec.Service!);

    public void Dispose() => Http.Dispose();

    private async ValueTask<Stream> DialAsync(CancellationToken cancel)
    {
        var address = Address();
        if (address.Endpoints.Count == 0) throw new HttpRequestException(address.Message);
        var (host, port) = address.Endpoints[around.Random.Next(address.Endpoints.Count)];
        return await dialer.ConnectAsync(host, port, cancel);
    }

    private static SslClientAuthenticationOptions Trust(APIServiceSpec spec, X509Certificate2? client, TimeProvider time)
    {
        var options = new SslClientAuthenticationOptions { ClientCertificates = client is null ? null : [client] };
        if (spec.InsecureSkipTLSVerify)
        {
#pragma warning disable CA5359 // The registration asks for it in so many words.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else
        {
            options.RemoteCertificateValidationCallback = new ServerTrust(spec.CaBundle, "the caBundle", CertificateSeries.Aggregated, time).Check;
        }

        return options;
    }
}
