using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>Speaks to a kubelet's server as somebody.</summary>
internal static class NodeClient
{
    public static SocketsHttpHandler Handler(X509Certificate2? certificate) => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            ClientCertificates = certificate is null ? null : [certificate],
        },
    };

    public static HttpClient As(X509Certificate2? certificate, int port) => new(Handler(certificate)) { BaseAddress = new Uri($"https://127.0.0.1:{port}/") };
}
