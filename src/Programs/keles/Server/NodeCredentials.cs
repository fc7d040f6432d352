using System.Globalization;
using System.Net;
using Keles.ApiServer;
using Keles.LocalCluster;
using Keles.Pki;

namespace Keles.Programs;

/// <summary>Gives each node of a local cluster its kubeconfig and its serving certificate, and says how its agent is started.</summary>
internal sealed class NodeCredentials(ClusterHome home, ClusterCredentials cluster, IPEndPoint hub)
{
    public AgentLaunch LaunchOf(LocalNode node)
    {
        var directory = Path.Combine(node.Home.Path, "agent");
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var authority = cluster.ClusterAuthority;
        var user = $"system:node:{node.Name}";
        var kubeconfig = Path.Combine(directory, "kubeconfig");
        KubeconfigFile.Write(kubeconfig, new Uri($"https://{hub}"), authority.CertificatePem, user, authority.IssueClient(new Subject(user, "system:nodes")));
        var network = Path.Combine(directory, "network.kubeconfig");
        KubeconfigFile.Write(network, new Uri($"https://{hub}"), authority.CertificatePem, NodeGrants.NetworkUser, authority.IssueClient(new Subject(NodeGrants.NetworkUser)));
        var serving = authority.IssueServer(user, SubjectNames.Of(node.Address.ToString(), node.Name, "127.0.0.1"));
        PemFiles.WritePublic(Path.Combine(directory, "kubelet.crt"), serving.CertificatePem);
        PemFiles.WriteSecret(Path.Combine(directory, "kubelet.key"), serving.KeyPem);
        PemFiles.WritePublic(Path.Combine(directory, "ca.crt"), authority.CertificatePem);
        return new AgentLaunch(Environment.ProcessPath!,
        [
            AgentCommand.Name, "--name", node.Name, "--address", node.Address.ToString(), "--directory", directory,
            "--cgroup", node.Home.Cgroup, "--server", hub.ToString(), "--relay-port", hub.Port.ToString(CultureInfo.InvariantCulture), "--no-uplink",
        ])
        {
            Environment = new Dictionary<string, string?> { [ClusterHome.Variable] = home.Path },
        };
    }
}
