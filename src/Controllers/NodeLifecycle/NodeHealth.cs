using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.NodeLifecycle;

/// <summary>When a node was last heard of, by this process's own clock that nobody sets: the node's may be wrong.</summary>
/// <param name="Heartbeat">What was seen then, to notice what is new: times that only the node itself writes.</param>
internal sealed record NodeHealth(TimeSpan LastHeard, string Heartbeat)
{
    /// <summary>The health after another look.</summary>
    public static NodeHealth After(NodeHealth? before, Node node, MicroTime? leaseRenewed, TimeSpan now)
    {
        var ready = node.Status.Conditions.Find(static c => c.Type == "Ready");
        var heartbeat = $"{ready?.LastHeartbeatTime}/{leaseRenewed}";
        return before?.Heartbeat == heartbeat ? before : new(now, heartbeat);
    }
}
