using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Runtime.Relist;

/// <summary>What the runtime has, one short text per pod: two snapshots tell which pods changed.</summary>
internal sealed record RelistSnapshot(IReadOnlyDictionary<string, string> Pods)
{
    public static RelistSnapshot Empty { get; } = new(new Dictionary<string, string>());

    public static RelistSnapshot Of(IEnumerable<Proto.PodSandbox> sandboxes, IEnumerable<Proto.Container> containers)
    {
        var parts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var sandbox in sandboxes)
        {
            Add(parts, sandbox.Labels, $"{sandbox.Id}={sandbox.State}");
        }
        foreach (var container in containers)
        {
            Add(parts, container.Labels, $"{container.Id}={container.State}");
        }
        return new RelistSnapshot(parts.ToDictionary(p => p.Key, p => string.Join(' ', p.Value.Order(StringComparer.Ordinal)), StringComparer.Ordinal));
    }

    /// <summary>The pods that differ, also those that are only in one of the two.</summary>
    public IReadOnlyList<string> Changed(RelistSnapshot before) =>
        [.. Pods.Keys.Union(before.Pods.Keys).Where(uid => Pods.GetValueOrDefault(uid) != before.Pods.GetValueOrDefault(uid))];

    private static void Add(Dictionary<string, List<string>> parts, IDictionary<string, string> labels, string what)
    {
        // What has no uid is not ours.
        if (!labels.TryGetValue(RuntimeLabels.PodUid, out var uid))
        {
            return;
        }
        if (!parts.TryGetValue(uid, out var list))
        {
            list = parts[uid] = [];
        }
        list.Add(what);
    }
}
