using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>The node's conditions, with upstream's reasons and messages. Conditions of others stay as they are.</summary>
internal static class NodeConditions
{
    public static Items<NodeCondition> Of(Items<NodeCondition> before, NodeFacts facts)
    {
        var (memory, disk, processes) = facts.Pressures;
        Items<NodeCondition> ours =
        [
            memory ? True("MemoryPressure", "KubeletHasInsufficientMemory", "kubelet has insufficient memory available")
                : False("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            disk ? True("DiskPressure", "KubeletHasDiskPressure", "kubelet has disk pressure")
                : False("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            processes ? True("PIDPressure", "KubeletHasInsufficientPID", "kubelet has insufficient PID available")
                : False("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            Ready(facts.Problems),
        ];
        var now = Time.From(facts.Now);
        return before.Where(b => !ours.Any(o => o.Type == b.Type)).AddRange(ours.Map(o => WithTimes(o, before.Find(b => b.Type == o.Type), now)));
    }

    private static NodeCondition Ready(Items<string> problems) => problems.Count switch
    {
        0 => True("Ready", "KubeletReady", "kubelet is posting ready status"),
        1 => False("Ready", "KubeletNotReady", problems[0]),
        _ => False("Ready", "KubeletNotReady", $"[{string.Join(", ", problems)}]"),
    };

    private static NodeCondition WithTimes(NodeCondition condition, NodeCondition? before, Time now) => condition with
    {
        LastHeartbeatTime = now,
        LastTransitionTime = before is not null && before.Status == condition.Status && !before.LastTransitionTime.IsZero ? before.LastTransitionTime : now,
    };

    private static NodeCondition True(string type, string reason, string message) => new() { Type = type, Status = "True", Reason = reason, Message = message };

    private static NodeCondition False(string type, string reason, string message) => new() { Type = type, Status = "False", Reason = reason, Message = message };
}
