using System.Security.Cryptography;
using System.Text;

namespace Keles.LocalCluster;

/// <summary>
/// Where one local cluster keeps everything: the directory KELES_HOME. Two homes are two clusters, side by side; whatever
/// has a name outside the home carries <see cref="Id"/>.
/// </summary>
public sealed class ClusterHome
{
    public const string Variable = "KELES_HOME";

    public ClusterHome(string directory)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(directory));
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..8];
    }

    public string Path { get; }

    /// <summary>Short, and the same for the same directory.</summary>
    public string Id { get; }

    public string Kubeconfig => In("kubeconfig");

    public string StateFile => In("state.json");

    public string SettingsFile => In("cluster.json");

    /// <summary>How the scheduler is configured that runs, or ran last.</summary>
    public string SchedulerFile => In("scheduler.json");

    /// <summary>Held by the process that runs the cluster.</summary>
    public string LockFile => In("lock");

    public string LogDirectory => In("log");

    public string ImageDirectory => In("images");

    public string NodeDirectory => In("nodes");

    /// <summary>Certificates, keys and tokens of the control plane.</summary>
    public string PkiDirectory => In("pki");

    /// <summary>The control plane's store.</summary>
    public string DataDirectory => In("data");

    /// <summary>The control group that everything of this cluster, and nothing else, is in.</summary>
    public string Cgroup => $"{CgroupOfAll}/{Id}";

    /// <summary>The one group of ours at the root.</summary>
    internal static string CgroupOfAll => "/keles";

    /// <summary>What KELES_HOME names, or ~/.keles.</summary>
    public static ClusterHome FromEnvironment() => new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".keles"));

    public NodeHome Node(string name) => new(this, name);

    public string LogFile(string name) => System.IO.Path.Combine(LogDirectory, name + ".log");

    /// <exception cref="LocalClusterException">The home lies where each node has a directory of its own, and would not be seen there.</exception>
    public void Create()
    {
        var covered = NodeMounts.Covered.FirstOrDefault(c => Path == c || Path.StartsWith(c + "/", StringComparison.Ordinal));
        if (covered is not null)
        {
            throw new LocalClusterException($"{Variable}={Path} lies below {covered}, which every node has for itself. Choose a directory elsewhere.");
        }
        foreach (var directory in (string[])[Path, LogDirectory, ImageDirectory, NodeDirectory])
        {
            PrivateDirectory.Create(directory);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
