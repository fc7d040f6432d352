using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>What is to be done with one object.</summary>
internal abstract record GcAction
{
    public sealed record Keep : GcAction;

    /// <summary>Some owners are gone, others live: only the references change.</summary>
    public sealed record KeepOwners(Items<OwnerReference> Owners) : GcAction;

    /// <param name="Unblock">First let its owners go on: what waits below it may be waiting for one of them, in a circle.</param>
    public sealed record Delete(string Propagation, bool Unblock = false) : GcAction;

    /// <summary>All it waited for is gone.</summary>
    public sealed record EndForeground : GcAction;

    /// <summary>These are in its way.</summary>
    public sealed record DeleteDependents(IReadOnlyList<GcNode> Blocking) : GcAction;
}
