using System.Security.Cryptography.X509Certificates;
using Keles.Api;
using Keles.Background;
using Keles.Pki;

namespace Keles.ApiServer.Connect;

/// <summary>The list of subresources that are streams.</summary>
internal sealed class ConnectEndpoints
{
    private readonly Dictionary<(string Plural, string Subresource), IConnectEndpoint> endpoints;

    public ConnectEndpoints(ObjectStore store, IClusterDialer dialer, X509Certificate2? client, TrustBundle kubeletAuthorities, Surroundings around)
    {
        var pods = new PodTarget(store);
        var kubelets = new KubeletAddress(store);
        var toKubelets = ClusterHttp.ForKubelets(dialer, client, kubeletAuthorities, around.Time);
        var proxy = new ProxyEndpoint(store, kubelets, toKubelets, ClusterHttp.ForPods(dialer), new ReverseProxy(around.Time), around.Random);
        endpoints = new()
        {
            [("pods", "log")] = new LogEndpoint(pods, kubelets, toKubelets),
            [("pods", "exec")] = new RemoteCommandEndpoint("exec", pods, kubelets, toKubelets, around.Time),
            [("pods", "attach")] = new RemoteCommandEndpoint("attach", pods, kubelets, toKubelets, around.Time),
            [("pods", "portforward")] = new PortForwardEndpoint(pods, kubelets, toKubelets, around.Time),
            [("pods", "proxy")] = proxy,
            [("services", "proxy")] = proxy,
            [("nodes", "proxy")] = proxy,
        };
    }

    public IConnectEndpoint? Of(Kind kind, string subresource) => kind.Group.Length == 0 ? endpoints.GetValueOrDefault((kind.Plural, subresource)) : null;
}
