using Keles.Machinery;

namespace Keles.Api;

/// <summary>What clients may not set in any object's metadata.</summary>
internal static class MetadataRules
{
    /// <summary>A new object is not being deleted.</summary>
    public static ObjectMeta OnCreate(ObjectMeta incoming) =>
        incoming.DeletionTimestamp is null && incoming.DeletionGracePeriodSeconds is null
            ? incoming
            : incoming with { DeletionTimestamp = null, DeletionGracePeriodSeconds = null };

    /// <summary>The generation is the server's; creation and deletion times never change; a uid not sent stays.</summary>
    public static ObjectMeta OnUpdate(ObjectMeta incoming, ObjectMeta stored) => incoming with
    {
        Generation = stored.Generation,
        Uid = incoming.Uid.Length == 0 ? stored.Uid : incoming.Uid,
        CreationTimestamp = stored.CreationTimestamp,
        DeletionTimestamp = stored.DeletionTimestamp ?? incoming.DeletionTimestamp,
        DeletionGracePeriodSeconds = incoming.DeletionGracePeriodSeconds ?? stored.DeletionGracePeriodSeconds,
    };

    /// <summary>For kinds whose status may change nothing of the metadata.</summary>
    public static ObjectMeta OnStatusUpdate(ObjectMeta incoming, ObjectMeta stored) => incoming with
    {
        DeletionTimestamp = stored.DeletionTimestamp,
        Generation = stored.Generation,
        Labels = stored.Labels,
        Annotations = stored.Annotations,
        Finalizers = stored.Finalizers,
        OwnerReferences = stored.OwnerReferences,
    };
}
