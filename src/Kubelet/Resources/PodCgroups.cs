using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>
/// The control groups of pods: kubepods/podUID for guaranteed pods, one level deeper in burstable or besteffort for the others, all below one
/// group of ours.
/// </summary>
internal sealed class PodCgroups(ICgroups cgroups, PodCgroupSettings settings)
{
    private static readonly string[] Tiers = ["", "burstable", "besteffort"];

    private long _burstable = -1;

    private string Root => Path.Combine(settings.Parent, "kubepods");

    /// <summary>Makes the groups that all pods share, with what the node has for pods.</summary>
    public void EnsureTiers()
    {
        cgroups.Create(Root);
        cgroups.Apply(Root, new CgroupLimits { CpuShares = CpuTime.Shares(settings.AllocatableMilliCpu), MemoryBytes = settings.AllocatableMemory });
        foreach (var tier in Tiers.Skip(1))
        {
            cgroups.Create(Path.Combine(Root, tier));
        }
        cgroups.Apply(Path.Combine(Root, "besteffort"), new CgroupLimits { CpuShares = CpuTime.MinShares });
    }

    /// <summary>The pod's group, made and limited; what runs in it is accounted together.</summary>
    public string Ensure(Pod pod)
    {
        var group = Of(pod);
        if (!cgroups.Exists(group))
        {
            cgroups.Create(group);
        }
        cgroups.Apply(group, PodLimits.Of(pod) with { Pids = settings.PodPids });
        return group;
    }

    public string Of(Pod pod) => Path.Combine(Root, Tier(PodQos.Of(pod)), $"pod{pod.Metadata.Uid}");

    /// <summary>The groups of a pod, wherever it is; empty when it has none.</summary>
    public IReadOnlyList<string> Find(string uid) =>
        [.. Tiers.Select(t => Path.Combine(Root, t, $"pod{uid}")).Where(cgroups.Exists)];

    /// <summary>The pods that have a group.</summary>
    public IReadOnlyList<string> Uids() =>
        [.. Tiers.SelectMany(t => cgroups.Children(Path.Combine(Root, t))).Where(n => n.StartsWith("pod", StringComparison.Ordinal)).Select(n => n[3..]).Distinct()];

    /// <summary>False when a process is still in it.</summary>
    public bool TryRemove(string uid)
    {
        foreach (var group in Find(uid))
        {
            cgroups.KillAll(group);
            if (!cgroups.TryDelete(group))
            {
                return false;
            }
        }
        return true;
    }

    public CgroupUsage? Usage(string uid) => Find(uid) is [var group, ..] ? cgroups.ReadUsage(group) : null;

    /// <summary>Lets burstable pods weigh as much as they ask for together.</summary>
    public void Weigh(IEnumerable<Pod> pods)
    {
        var asked = pods.Where(p => PodQos.Of(p) == PodQos.Burstable).Sum(PodLimits.MilliCpuRequest);
        if (CpuTime.Shares(asked) is var shares && shares != _burstable)
        {
            cgroups.Apply(Path.Combine(Root, "burstable"), new CgroupLimits { CpuShares = shares });
            _burstable = shares;
        }
    }

    private static string Tier(string qos) => qos switch { PodQos.Burstable => "burstable", PodQos.BestEffort => "besteffort", _ => "" };
}
