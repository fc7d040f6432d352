using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>A volume whose labels name a zone or region is reached only from nodes there.</summary>
internal sealed class VolumeZone : IPreFilterPlugin, IFilterPlugin
{
    private static readonly string[] Keys =
    [
        "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
    ];

    private readonly IClusterView cluster;
    private readonly Verdict no;

    public VolumeZone(IClusterView cluster)
    {
        this.cluster = cluster;
        no = Verdict.Unresolvable(Name, "node(s) had no available volume zone");
    }

    public string Name => "VolumeZone";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.StorageClass, EventAction.Add, static (_, change) => change.After is StorageClass { VolumeBindingMode: "WaitForFirstConsumer" }),
        new(EventSource.Node, EventAction.Add | EventAction.Labels),
        new(EventSource.Claim, EventAction.Add | EventAction.Update, static (pod, change) => VolumeBindingHints.IsOf(pod, change.After)),
        new(EventSource.Volume, EventAction.Add | EventAction.Update, static (_, change) => change.Before is null || Array.Exists(Keys, k => change.Before.Metadata.Labels.Get(k) != change.After!.Metadata.Labels.Get(k))),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        var wanted = new List<Zones>();
        foreach (var claimed in pod.Claims)
        {
            // Claims that are missing or not bound are the binding plugin's concern, and ephemeral ones are made where the pod goes.
            if (claimed.Ephemeral is not null || cluster.Claim(new(pod.Namespace, pod.ClaimName(claimed)))?.Spec.VolumeName is not { Length: > 0 } name) continue;
            if (cluster.Volume(name) is not { } volume) return Verdict.Unresolvable(Name, $"persistentvolume \"{name}\" not found");
            foreach (var key in Keys)
            {
                // Several zones are written with two underscores between them.
                if (volume.Metadata.Labels.Get(key) is { } value) wanted.Add(new(key, [.. value.Split("__")]));
            }
        }

        if (wanted.Count == 0) return PreFilterAnswer.Skip;
        state.Set(new Wanted([.. wanted]));
        return PreFilterAnswer.Go;
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        // A node that knows of no zones at all is of a cluster that has none.
        if (!Array.Exists(Keys, node.Labels.ContainsKey)) return Verdict.Success;
        foreach (var (key, values) in state.Get<Wanted>().Zones) if (ValueOf(node, key) is not { } value || !values.Contains(value)) return no;
        return Verdict.Success;
    }

    /// <summary>The old and the new name of a label mean the same.</summary>
    private static string? ValueOf(NodeInfo node, string key)
    {
        const string Old = "failure-domain.beta.kubernetes.io/", New = "topology.kubernetes.io/";
        return node.Labels.Get(key) ?? (key.StartsWith(Old, StringComparison.Ordinal) ? node.Labels.Get(New + key[Old.Length..]) : node.Labels.Get(Old + key[New.Length..]));
    }

    private sealed record Zones(string Key, Items<string> Values);

    private sealed record Wanted(Items<Zones> Zones) : ICycleValue;
}
