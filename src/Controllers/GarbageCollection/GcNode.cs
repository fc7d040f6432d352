using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>What the collector needs of an object's metadata.</summary>
internal sealed record GcNode(GcItem Item, Items<OwnerReference> Owners, bool BeingDeleted, bool Foreground, bool Orphan)
{
    public const string ForegroundFinalizer = "foregroundDeletion";
    public const string OrphanFinalizer = "orphan";

    public static GcNode Of(GcItem item, ObjectMeta m) => new(
        item, m.OwnerReferences, m.DeletionTimestamp is not null, m.Finalizers.Contains(ForegroundFinalizer), m.Finalizers.Contains(OrphanFinalizer));

    /// <summary>It waits for its dependents to be gone.</summary>
    public bool WaitsForDependents => BeingDeleted && Foreground;

    public bool Blocks(string ownerUid) => Owners.Any(o => o.Uid == ownerUid && o.BlockOwnerDeletion == true);
}
