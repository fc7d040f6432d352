using System.Text;
using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>A pod's /etc/hosts.</summary>
internal static class HostsFile
{
    private const string NodeFile = "/etc/hosts";

    public static string Write(Pod pod, Items<string> podIps, string podDirectory, string clusterDomain)
    {
        Directory.CreateDirectory(podDirectory);
        var file = Path.Combine(podDirectory, "etc-hosts");
        var text = pod.Spec.HostNetwork ? OfNode(ReadNode(), pod.Spec.HostAliases) : OfPod(PodHostname.Of(pod, clusterDomain), podIps, pod.Spec.HostAliases);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, Modes.File);
        return file;
    }

    public static string OfPod(PodHostname name, Items<string> podIps, Items<HostAlias> aliases)
    {
        var text = new StringBuilder("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n");
        foreach (var ip in podIps)
        {
            text.Append(name.Domain.Length > 0 ? $"{ip}\t{name.Host}.{name.Domain}\t{name.Host}\n" : $"{ip}\t{name.Host}\n");
        }
        return text.Append(Aliases(aliases)).ToString();
    }

    public static string OfNode(string node, Items<HostAlias> aliases) => $"# Kubernetes-managed hosts file (host network).\n{node}{Aliases(aliases)}";

    private static string Aliases(Items<HostAlias> aliases) => aliases.IsEmpty
        ? ""
        : "\n# Entries added by HostAliases.\n" + string.Concat(aliases.Select(a => $"{a.Ip}\t{string.Join('\t', a.Hostnames)}\n"));

    private static string ReadNode()
    {
        try
        {
            return File.ReadAllText(NodeFile);
        }
        catch (IOException)
        {
            return "127.0.0.1\tlocalhost\n";
        }
    }
}
