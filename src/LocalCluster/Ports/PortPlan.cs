namespace Keles.LocalCluster;

/// <summary>What to do with the ports: a function of who has which and who wants which.</summary>
internal sealed record PortPlan(
    IReadOnlyList<(PortProtocol, int)> Close, IReadOnlyList<PublishedPort> Keep, IReadOnlyList<PortConflict> Conflicts)
{
    public static PortPlan For(IReadOnlyDictionary<(PortProtocol, int), string> owners, IReadOnlyList<PublishedPort> desired)
    {
        var close = owners.Where(o => !desired.Any(d => d.Key == o.Key && d.Owner == o.Value)).Select(o => o.Key).ToList();
        var keep = new List<PublishedPort>();
        var conflicts = new List<PortConflict>();
        foreach (var group in desired.GroupBy(d => d.Key))
        {
            var winner = group.FirstOrDefault(d => owners.TryGetValue(d.Key, out var owner) && owner == d.Owner) ?? group.First();
            keep.Add(winner);
            conflicts.AddRange(group.Where(d => d.Owner != winner.Owner).Select(d => new PortConflict(d, $"{winner.Owner} has it")));
        }
        return new(close, keep, conflicts);
    }
}
