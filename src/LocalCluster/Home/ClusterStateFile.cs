using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// state.json. Process numbers come with their start times and with the boot they belong to: after a reboot, or when a
/// number has been given to somebody else, the file names no process at all.
/// </summary>
public sealed class ClusterStateFile(string path, string bootId)
{
    public static ClusterStateFile Of(ClusterHome home) => new(home.StateFile, MachineFacts.Read().BootId);

    /// <summary>Nothing is running when there is no file, or one that cannot be read: what does run is then found by its control group.</summary>
    public ClusterState Read()
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            var sameBoot = (string?)root["bootId"] == bootId;
            return new ClusterState(
                (int?)root["apiPort"] ?? 0, Process(root["host"], sameBoot), Process(root["hub"], sameBoot),
                [.. Entries(root["nodes"]).Select(n => ReadNode(n, sameBoot))],
                [.. Entries(root["ports"]).Select(ReadPort)]);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or InvalidOperationException or FormatException)
        {
            return ClusterState.Nothing;
        }
    }

    /// <summary>Written beside and renamed, so that a reader sees the old or the new one whole.</summary>
    public void Write(ClusterState state)
    {
        var root = new JsonObject
        {
            ["bootId"] = bootId,
            ["apiPort"] = state.ApiPort,
            ["host"] = Process(state.Host),
            ["hub"] = Process(state.Hub),
            ["nodes"] = new JsonArray([.. state.Nodes.Select(n => (JsonNode)new JsonObject
            {
                ["name"] = n.Name,
                ["address"] = n.Address.ToString(),
                ["init"] = Process(n.Init),
                ["containerd"] = Process(n.Containerd),
                ["agent"] = Process(n.Agent),
            })]),
            ["ports"] = new JsonArray([.. state.Ports.Select(p => (JsonNode)new JsonObject
            {
                ["protocol"] = p.Protocol,
                ["port"] = p.Port,
                ["owner"] = p.Owner,
                ["problem"] = p.Problem,
            })]),
        };
        var beside = path + ".new";
        File.WriteAllText(beside, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        File.Move(beside, path, overwrite: true);
    }

    private static NodeState ReadNode(JsonNode node, bool sameBoot) => new(
        (string)node["name"]!, IPAddress.Parse((string)node["address"]!),
        Process(node["init"], sameBoot), Process(node["containerd"], sameBoot), Process(node["agent"], sameBoot));

    private static PortState ReadPort(JsonNode port) =>
        new((string)port["protocol"]!, (int)port["port"]!, (string)port["owner"]!, (string?)port["problem"]);

    private static IEnumerable<JsonNode> Entries(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonNode>();

    private static JsonValue? Process(ProcessIdentity? process) => process is { } p ? JsonValue.Create(p.ToString()) : null;

    private static ProcessIdentity? Process(JsonNode? node, bool sameBoot)
    {
        var parts = ((string?)node)?.Split('@');
        return !sameBoot || parts is not [var id, var start] ? null
            : new(int.Parse(id, CultureInfo.InvariantCulture), long.Parse(start, CultureInfo.InvariantCulture));
    }
}
