using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.LocalCluster;

/// <summary>What the user chose when the cluster was made; kept in cluster.json so that the next "up" brings the same cluster back.</summary>
/// <param name="SchedulerConfig">Path of the scheduler's configuration file; empty for upstream's defaults.</param>
public sealed record ClusterSettings(int Nodes, int ApiPort, string SchedulerConfig = "")
{
    public const int DefaultApiPort = 6443;

    public static ClusterSettings Default { get; } = new(1, DefaultApiPort);

    /// <summary>Null when there is no cluster in this home yet.</summary>
    /// <exception cref="LocalClusterException">The file is there and makes no sense.</exception>
    public static ClusterSettings? Read(ClusterHome home)
    {
        if (!File.Exists(home.SettingsFile))
        {
            return null;
        }
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(home.SettingsFile))!;
            return new((int)root["nodes"]!, (int)root["apiPort"]!, (string?)root["schedulerConfig"] ?? "");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            throw new LocalClusterException($"{home.SettingsFile} cannot be read; correct it, or remove it to begin anew with the default of one node.", broken);
        }
    }

    public void Write(ClusterHome home) =>
        File.WriteAllText(home.SettingsFile, new JsonObject { ["nodes"] = Nodes, ["apiPort"] = ApiPort, ["schedulerConfig"] = SchedulerConfig }.ToJsonString() + "\n");

    /// <exception cref="LocalClusterException">Says which number is out of range.</exception>
    public ClusterSettings Checked()
    {
        if (Nodes is < 1 or > AddressPlan.NodeLimit)
        {
            throw new LocalClusterException($"A local cluster has 1 to {AddressPlan.NodeLimit} nodes, not {Nodes}.");
        }
        return ApiPort is >= 1 and <= 65535 ? this : throw new LocalClusterException($"{ApiPort} is not a port; choose one from 1 to 65535.");
    }
}
