using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>Gives nodes that came later the images that were imported before, from the stores of nodes that have them.</summary>
internal sealed class ImageCopy(ClusterHome home, LocalMachine machine, IUpProgress progress)
{
    /// <summary>For one archive out of one node.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ImportedImages _imported = new(home, machine.Time);

    /// <summary>Nothing of this keeps the cluster from coming up: what cannot be given is told.</summary>
    public async Task FillAsync(IReadOnlyDictionary<string, NamespaceSet> nodes, CancellationToken cancel)
    {
        foreach (var plan in ImageCopyPlan.For(_imported.Read(), [.. nodes.Keys.Order(StringComparer.Ordinal)]))
        {
            await progress.TimeAsync($"{string.Join(", ", plan.Targets)}: images", machine.Time, async () => { await CarryOutAsync(plan, nodes, cancel); return true; });
        }
    }

    private async Task CarryOutAsync(ImageCopyPlan plan, IReadOnlyDictionary<string, NamespaceSet> nodes, CancellationToken cancel)
    {
        // Together they share layers. One that its node has lost spoils the whole archive, so then each goes for itself.
        if (await TryAsync(plan.Names, plan, nodes, cancel)) return;
        List<string> lost = [];
        foreach (var name in plan.Names)
        {
            if (plan.Names.Count == 1 || !await TryAsync([name], plan, nodes, cancel)) lost.Add(name);
        }
        if (lost.Count == 0) return;
        await _imported.LostAsync(lost, cancel);
        progress.Note($"{string.Join(", ", plan.Targets)} {(plan.Targets.Count == 1 ? "has" : "have")} not got {string.Join(", ", lost)}: no other node has {(lost.Count == 1 ? "it" : "them")} any more. Import again: keles image import FILE.tar");
    }

    private async Task<bool> TryAsync(IReadOnlyList<string> names, ImageCopyPlan plan, IReadOnlyDictionary<string, NamespaceSet> nodes, CancellationToken cancel)
    {
        foreach (var source in plan.Sources)
        {
            var archive = Path.Combine(home.ImageDirectory, "copy.tar"); // One at a time: this is the only process with the home's lock.
            try
            {
                if (!await ExportAsync(nodes[source], names, archive, cancel)) continue;
                var import = new ImageImport(home, machine);
                await Task.WhenAll(plan.Targets.Select(target => import.ImportAsync(target, nodes[target], archive, cancel)));
                await _imported.CopiedAsync(names, plan.Targets, cancel);
                return true;
            }
            catch (Exception problem) when (problem is LocalClusterException or CommandException)
            {
                progress.Note($"Images of {source} could not be given to {string.Join(", ", plan.Targets)}: {problem.Message}");
            }
            finally
            {
                File.Delete(archive);
            }
        }
        return false;
    }

    /// <summary>A home is never where nodes have something of their own, so its path is the same inside.</summary>
    private async Task<bool> ExportAsync(NamespaceSet source, IReadOnlyList<string> names, string archive, CancellationToken cancel)
    {
        var result = await machine.Processes.RunAsync(
            new Command("ctr", ["--address", ContainerdConfig.Socket, "--namespace", "k8s.io", "images", "export", archive, .. names]) { Namespaces = source, Timeout = Patience }, cancel);
        return result.Succeeded;
    }
}
