using System.CommandLine;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary>What can be said of a local cluster when it starts; what is not said stays as it was.</summary>
internal sealed class UpFlags
{
    private readonly Option<int?> nodes = new("--nodes") { Description = "How many nodes; as many as last time, or one." };
    private readonly Option<int?> port = new("--port") { Description = "Port of the API on 127.0.0.1; as last time, or 6443." };
    private readonly Option<bool> uplink = new("--uplink") { Description = "Give the nodes a way to the outside (not there yet)." };
    private readonly Flag<string> scheduler = new("--scheduler-config", "A KubeSchedulerConfiguration file: profiles, plugins and what is said to them; as last time, and \"\" for upstream's defaults.", "", static t => t);

    public IEnumerable<Option> Options => [nodes, port, uplink, scheduler.Option];

    public LocalClusterOptions Read(ParseResult parsed) =>
        new(parsed.GetValue(nodes), parsed.GetValue(port), parsed.GetValue(uplink), scheduler.IsGiven(parsed) ? Full(scheduler.Of(parsed)) : null);

    /// <summary>The file is read from another directory, now and later.</summary>
    private static string Full(string path) => path.Length == 0 ? "" : Path.GetFullPath(path);
}
