using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.NodeLifecycle;

/// <summary>A node's conditions and taints as they should be.</summary>
internal static class NodePlan
{
    private static readonly string[] Watched = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];

    /// <summary>The conditions of a node that has been silent too long: nobody knows.</summary>
    public static Items<NodeCondition> Silent(Items<NodeCondition> conditions, Node node, DateTimeOffset now)
    {
        foreach (var type in Watched)
        {
            var at = conditions.IndexOf(c => c.Type == type);
            if (at < 0)
            {
                conditions = conditions.Add(new()
                {
                    Type = type, Status = "Unknown", Reason = "NodeStatusNeverUpdated", Message = "Kubelet never posted node status.",
                    LastHeartbeatTime = node.Metadata.CreationTimestamp, LastTransitionTime = Time.From(now),
                });
            }
            else if (conditions[at].Status != "Unknown")
            {
                conditions = conditions.With(at, conditions[at] with { Status = "Unknown", Reason = "NodeStatusUnknown", Message = "Kubelet stopped posting node status.", LastTransitionTime = Time.From(now) });
            }
        }

        return conditions;
    }

    /// <summary>The node's taints, with those that its conditions ask for and without those they no longer do.</summary>
    /// <param name="mayEvict">Asked before a node gets the first of the taints that drive pods away.</param>
    /// <param name="sparesAll">Nothing is driven away from anywhere.</param>
    public static Items<Taint> TaintsFor(Node node, DateTimeOffset now, Func<bool> mayEvict, bool sparesAll)
    {
        var ready = Status(node, "Ready");
        var taints = node.Spec.Taints;
        var evicts = !sparesAll && (ready is "False" or "Unknown") && (IsEvicting(node) || mayEvict());
        foreach (var (key, effect, wanted) in (ReadOnlySpan<(string, string, bool)>)
        [
            (Taints.NotReady, Taints.NoSchedule, ready == "False"),
            (Taints.NotReady, Taints.NoExecute, evicts && ready == "False"),
            (Taints.Unreachable, Taints.NoSchedule, ready == "Unknown"),
            (Taints.Unreachable, Taints.NoExecute, evicts && ready == "Unknown"),
            (Taints.MemoryPressure, Taints.NoSchedule, Status(node, "MemoryPressure") == "True"),
            (Taints.DiskPressure, Taints.NoSchedule, Status(node, "DiskPressure") == "True"),
            (Taints.PidPressure, Taints.NoSchedule, Status(node, "PIDPressure") == "True"),
            (Taints.NetworkUnavailable, Taints.NoSchedule, Status(node, "NetworkUnavailable") == "True"),
            (Taints.Unschedulable, Taints.NoSchedule, node.Spec.Unschedulable),
        ])
        {
            var has = taints.Any(t => t.Key == key && t.Effect == effect);
            if (wanted && !has) taints = taints.Add(new() { Key = key, Effect = effect, TimeAdded = Time.From(now) });
            else if (!wanted && has) taints = taints.Where(t => t.Key != key || t.Effect != effect);
        }

        return taints;
    }

    /// <summary>Pods are being driven away from the node for its silence.</summary>
    public static bool IsEvicting(Node node) => node.Spec.Taints.Any(static t => t.Effect == Taints.NoExecute && (t.Key == Taints.NotReady || t.Key == Taints.Unreachable));

    public static string? Status(Node node, string type) => node.Status.Conditions.Find(c => c.Type == type)?.Status;
}
