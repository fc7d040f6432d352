using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>"keles image import": loads archives on the nodes of a running cluster, all at once.</summary>
public sealed class ImageImport(ClusterHome home, LocalMachine machine)
{
    /// <summary>For one archive on one node.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Loads each archive on each node that is running. All archives are looked at before any is loaded.</summary>
    /// <returns>Image names by archive.</returns>
    /// <exception cref="LocalClusterException">An archive or a node is not as it should be.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(ClusterState cluster, IReadOnlyList<string> archives, CancellationToken cancel)
    {
        foreach (var archive in archives)
        {
            ImageArchive.Check(archive);
        }
        var nodes = cluster.Nodes.Where(n => n.IsRunning).ToList();
        if (nodes.Count == 0)
        {
            throw new LocalClusterException("No node is running; start the cluster with: keles up");
        }
        var results = await Task.WhenAll(
            from node in nodes
            from archive in archives
            select NamesAsync(node, archive, cancel));
        var nodesByName = results.SelectMany(r => r.Names.Select(name => (Name: name, r.Node))).ToLookup(n => n.Name, n => n.Node);
        await new ImportedImages(home, machine.Time).GivenAsync(nodesByName.ToDictionary(n => n.Key, n => (IReadOnlyList<string>)[.. n.Distinct().Order(StringComparer.Ordinal)]), cancel);
        return [.. nodesByName.Select(n => n.Key).Order(StringComparer.Ordinal)];
    }

    private async Task<(string Node, IReadOnlyList<string> Names)> NamesAsync(NodeState node, string archive, CancellationToken cancel) =>
        (node.Name, await ImportAsync(node.Name, NamespaceSet.Of(node.Init!.Value, NamespaceKinds.Node), archive, cancel));

    /// <summary>The archive goes in by standard input: its path may mean something else inside the node.</summary>
    internal async Task<IReadOnlyList<string>> ImportAsync(string node, NamespaceSet namespaces, string archive, CancellationToken cancel)
    {
        var snapshotter = ContainerdSettings.SnapshotterFor(MountInfo.Read(), home.Path);
        var result = await machine.Processes.RunAsync(
            new Command("ctr", "--address", ContainerdConfig.Socket, "--namespace", "k8s.io", "images", "import", "--snapshotter", snapshotter, "-")
            {
                InputFile = archive,
                Namespaces = namespaces,
                Timeout = Patience,
            }, cancel);
        return result.Succeeded
            ? ImportedNames(result.Output)
            : throw new LocalClusterException($"{node}: {archive} could not be imported: {result.Errors.Trim()}");
    }

    /// <summary>"unpacking docker.io/library/busybox:1.35 (sha256:…)...done"; 2.x says "NAME  saved".</summary>
    internal static IReadOnlyList<string> ImportedNames(string output) => [.. output.Split('\n')
        .Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        .Select(words => words switch
        {
            ["unpacking", var name, ..] => name,
            [var name, "saved", ..] => name,
            _ => null,
        })
        .OfType<string>()];
}
