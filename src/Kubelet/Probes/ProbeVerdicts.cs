using Keles.Machinery;

namespace Keles.Kubelet.Probes;

/// <summary>The verdicts on a pod's containers now. An instance without a verdict is not in the maps, whose keys are instance ids.</summary>
internal sealed record ProbeVerdicts
{
    public static ProbeVerdicts None { get; } = new();

    public OrderedMap<ProbeVerdict> Startup { get; init; }

    public OrderedMap<ProbeVerdict> Liveness { get; init; }

    public OrderedMap<ProbeVerdict> Readiness { get; init; }

    public ProbeVerdicts With(ProbeKind kind, string containerId, ProbeVerdict verdict) => kind switch
    {
        ProbeKind.Startup => this with { Startup = Startup.With(containerId, verdict) },
        ProbeKind.Liveness => this with { Liveness = Liveness.With(containerId, verdict) },
        _ => this with { Readiness = Readiness.With(containerId, verdict) },
    };

    /// <summary>Forgets instances that are gone.</summary>
    public ProbeVerdicts Keep(Func<string, bool> isKept) => new()
    {
        Startup = Keep(Startup, isKept),
        Liveness = Keep(Liveness, isKept),
        Readiness = Keep(Readiness, isKept),
    };

    private static OrderedMap<ProbeVerdict> Keep(OrderedMap<ProbeVerdict> map, Func<string, bool> isKept)
    {
        foreach (var (id, _) in map)
        {
            map = isKept(id) ? map : map.Without(id);
        }
        return map;
    }
}
