using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.LocalCluster;

/// <summary>The scheduler's configuration as the cluster of this home started with it; kept in scheduler.json, for the file that was read may be another one now.</summary>
/// <param name="File">Where it was read; empty for upstream's defaults.</param>
/// <param name="Text">What the file said.</param>
public sealed record SchedulerInUse(string File, string Text)
{
    /// <summary>Null where none was noted.</summary>
    /// <exception cref="LocalClusterException">It is there and makes no sense.</exception>
    public static SchedulerInUse? Read(ClusterHome home)
    {
        if (!System.IO.File.Exists(home.SchedulerFile)) return null;
        try
        {
            var root = JsonNode.Parse(System.IO.File.ReadAllText(home.SchedulerFile))!;
            return new((string)root["file"]!, (string)root["text"]!);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException or IOException or UnauthorizedAccessException)
        {
            throw new LocalClusterException($"{home.SchedulerFile}, which says how this cluster's scheduler is configured, cannot be read ({broken.Message}); name the configuration with --scheduler-config.", broken);
        }
    }

    public void Write(ClusterHome home)
    {
        var beside = home.SchedulerFile + ".new";
        System.IO.File.WriteAllText(beside, new JsonObject { ["file"] = File, ["text"] = Text }.ToJsonString() + "\n");
        System.IO.File.Move(beside, home.SchedulerFile, overwrite: true);
    }
}
