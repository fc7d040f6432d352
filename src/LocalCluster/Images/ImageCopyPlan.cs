namespace Keles.LocalCluster;

/// <summary>Which images have to be brought from which nodes to which, so that all nodes have what was imported.</summary>
/// <param name="Names">Images that one archive holds; those that the same nodes lack and the same nodes have.</param>
/// <param name="Sources">Nodes that have them, by what was noted; empty when none does.</param>
/// <param name="Targets">Nodes that lack them.</param>
internal sealed record ImageCopyPlan(IReadOnlyList<string> Names, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)
{
    public static IReadOnlyList<ImageCopyPlan> For(IReadOnlyDictionary<string, IReadOnlyList<string>> imported, IReadOnlyList<string> nodes) =>
    [
        .. (from image in imported
           let targets = nodes.Except(image.Value).ToList()
           where targets.Count > 0
           let sources = nodes.Intersect(image.Value).ToList()
           group image.Key by (Sources: string.Join(',', sources), Targets: string.Join(',', targets)) into alike
           select new ImageCopyPlan([.. alike.Order(StringComparer.Ordinal)], Parts(alike.Key.Sources), Parts(alike.Key.Targets))).OrderBy(static p => p.Names[0], StringComparer.Ordinal),
    ];

    private static string[] Parts(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
