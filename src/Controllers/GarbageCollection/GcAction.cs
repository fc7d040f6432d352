using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>What is to be done with one object.</summary>
internal abstract record GcAction
{
    public sealed record Keep : GcAction;

    /// <summary>Some owners are gone, others live: only the references change.</summary>
    public sealed record KeepOwners(Items<OwnerReference> Owners) : GcAction;

    public sealed record Delete(string Propagation) : GcAction;

    /// <summary>All it waited for is gone.</summary>
    public sealed record EndForeground : GcAction;

    /// <summary>These are in its way.</summary>
    public sealed record DeleteDependents(IReadOnlyList<GcNode> Blocking) : GcAction;
}
