using System.Net;
using System.Security.Cryptography.X509Certificates;
using Keles.Pki;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>A cluster's authority, a node's serving certificate, and clients to try it with.</summary>
internal sealed class NodeCertificates : IDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test-ca", TimeProvider.System);
    private readonly X509Certificate2 _server;

    public NodeCertificates() => _server = _authority.IssueServer("system:node:node-1", new SubjectNames([], [IPAddress.Loopback])).ToCertificate();

    public KubeletServing Serving => new(() => _server, TrustBundle.Parse(_authority.CertificatePem, "the test's authority")) { ProcessMetrics = static () => "process_test 1\n" };

    public X509Certificate2 Client(string user, params string[] groups) => _authority.IssueClient(new Subject(user, groups)).ToCertificate();

    public void Dispose()
    {
        _server.Dispose();
        _authority.Dispose();
    }
}
