using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>The collector's decision about one object, by upstream's rules.</summary>
internal static class GcPlan
{
    /// <param name="node">The object as the server has it now.</param>
    /// <param name="dependents">What refers to it as an owner.</param>
    public static GcAction For(GcNode node, IReadOnlyList<GcNode> dependents, Func<OwnerReference, OwnerState> stateOf)
    {
        if (node.WaitsForDependents)
        {
            GcNode[] blocking = [.. dependents.Where(d => d.Blocks(node.Item.Uid))];
            return blocking.Length == 0 ? new GcAction.EndForeground() : new GcAction.DeleteDependents(blocking);
        }

        if (node.BeingDeleted || node.Owners.IsEmpty) return new GcAction.Keep();
        var states = node.Owners.Select(o => (Owner: o, State: stateOf(o)));
        if (states.Any(static s => s.State == OwnerState.Impossible)) return new GcAction.Keep();
        if (states.Any(static s => s.State == OwnerState.Solid))
        {
            return states.All(static s => s.State == OwnerState.Solid) ? new GcAction.Keep()
                : new GcAction.KeepOwners(states.Where(static s => s.State == OwnerState.Solid).Select(static s => s.Owner));
        }

        // An owner that waits wants to see everything below gone too, so its dependents take theirs with them first.
        if (states.Any(static s => s.State == OwnerState.Waiting) && dependents.Count > 0) return new GcAction.Delete("Foreground", dependents.Any(static d => d.WaitsForDependents));
        return new GcAction.Delete(node.Orphan ? "Orphan" : node.Foreground ? "Foreground" : "Background");
    }
}
