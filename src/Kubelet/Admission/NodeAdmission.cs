using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Machinery;

namespace Keles.Kubelet.Admission;

/// <summary>
/// The node's own check of a pod that was bound to it. Whoever bound it may have known less than the node does, or may not have looked at
/// all. A pure function.
/// </summary>
internal static class NodeAdmission
{
    /// <param name="pod">The one that is new here.</param>
    /// <param name="others">Those that were taken before and are not over.</param>
    /// <param name="node">The node as the API has it, labels and taints and all; null before it is known, when its labels cannot be asked.</param>
    /// <param name="allocatable">What it has for pods.</param>
    /// <returns>Null when the pod may run.</returns>
    public static Verdict? Refusal(Pod pod, IReadOnlyList<Pod> others, Node? node, OrderedMap<Quantity> allocatable)
    {
        if (SysctlRule.Problem(pod) is { } sysctl)
        {
            return Refused("SysctlForbidden", sysctl);
        }
        if (Shortage(pod, others, allocatable) is { } shortage)
        {
            return shortage;
        }
        if (node is not null && !NodeAffinityMatch.Requires(pod.Spec, node))
        {
            return Refused("NodeAffinity", "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
        }
        if (HostPorts(pod).Any(p => others.Any(o => HostPorts(o).Any(q => Collide(p, q)))))
        {
            return Refused("NodePorts", "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports");
        }
        var driven = node?.Spec.Taints.Any(t => t.Effect == Taints.NoExecute && !pod.Spec.Tolerations.Any(tolerated => tolerated.Tolerates(t))) == true;
        return driven && !StaticPods.StaticPod.Is(pod) ? Refused("TaintToleration", "Predicate TaintToleration failed: node(s) had untolerated taint(s)") : null;
    }

    public static Verdict Refused(string reason, string message) => new(reason, $"Pod was rejected: {message}");

    private static Verdict? Shortage(Pod pod, IReadOnlyList<Pod> others, OrderedMap<Quantity> allocatable)
    {
        if (allocatable.TryGetValue("pods", out var places) && others.Count + 1 > places.Value())
        {
            return OutOf("pods", 1, others.Count, places.Value());
        }
        foreach (var (resource, _) in PodRequests.Of(pod))
        {
            // What the node does not know of is somebody else's to count.
            if (!allocatable.ContainsKey(resource))
            {
                continue;
            }
            var wanted = PodRequests.Amount(PodRequests.Of(pod), resource);
            var used = others.Sum(o => PodRequests.Amount(PodRequests.Of(o), resource));
            var all = PodRequests.Amount(allocatable, resource);
            if (wanted > 0 && used + wanted > all)
            {
                return OutOf(resource, wanted, used, all);
            }
        }
        return null;
    }

    private static Verdict OutOf(string resource, long wanted, long used, long all) =>
        Refused($"OutOf{resource}", $"Node didn't have enough resource: {resource}, requested: {wanted}, used: {used}, capacity: {all}");

    private static IEnumerable<(string Ip, string Protocol, int Port)> HostPorts(Pod pod) =>
        pod.Spec.Containers.AddRange(pod.Spec.InitContainers.Where(c => c.IsSidecar())).SelectMany(c => c.Ports).Where(p => p.HostPort > 0)
            .Select(p => (p.HostIP is "" ? "0.0.0.0" : p.HostIP, p.Protocol, p.HostPort)).ToArray();

    private static bool Collide((string Ip, string Protocol, int Port) a, (string Ip, string Protocol, int Port) b) =>
        a.Port == b.Port && a.Protocol == b.Protocol && (a.Ip == b.Ip || a.Ip == "0.0.0.0" || b.Ip == "0.0.0.0");
}
