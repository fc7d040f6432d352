using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Keles.Pki;

namespace Keles.ApiServer.Connect;

/// <summary>HTTP clients whose connections go through the dialer.</summary>
internal static class ClusterHttp
{
    /// <summary>To kubelets: shows the server's client certificate, and trusts only the cluster's authority.</summary>
    public static HttpMessageInvoker ForKubelets(IClusterDialer dialer, X509Certificate2? client, TrustBundle authorities, TimeProvider time) => new(Handler(dialer, new SslClientAuthenticationOptions
    {
        ClientCertificates = client is null ? null : [client],
        // The certificate is asked for by address: names are compared by the platform, trust is ours.
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            (errors & (SslPolicyErrors.RemoteCertificateNotAvailable | SslPolicyErrors.RemoteCertificateNameMismatch)) == 0
            && certificate is X509Certificate2 shown && authorities.RefuseServer(shown, time.GetUtcNow()) is null,
    }));

    /// <summary>To pods and services through the proxy subresource: as upstream, whoever answers there is not verified.</summary>
    public static HttpMessageInvoker ForPods(IClusterDialer dialer) => new(Handler(dialer, new SslClientAuthenticationOptions
    {
#pragma warning disable CA5359 // The user names a pod, not a host; there is no name to verify.
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
    }));

    /// <summary>To a server that an object of the API names.</summary>
    /// <param name="dial">Connects to it, when its name is a service's and no address.</param>
    /// <param name="lines">Headers that stand in several lines.</param>
    public static HttpMessageInvoker To(SslClientAuthenticationOptions tls, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> dial, HeaderLines? lines = null)
    {
        var handler = Handler(tls, dial);
        if (lines is not null) handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult(lines.Over(context.PlaintextStream));
        return new(handler);
    }

    private static SocketsHttpHandler Handler(IClusterDialer dialer, SslClientAuthenticationOptions tls) =>
        Handler(tls, (context, cancel) => dialer.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel));

    /// <summary>Redirects are not followed, whoever answers: a server behind ours may not send it elsewhere.</summary>
    private static SocketsHttpHandler Handler(SslClientAuthenticationOptions tls, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> dial) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        PooledConnectionIdleTimeout = ConnectLimits.Idle,
        ConnectTimeout = ConnectLimits.Dial,
        SslOptions = tls,
        ConnectCallback = dial,
    };
}
