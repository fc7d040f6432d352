namespace Keles.Scheduler;

/// <summary>Kinds of objects whose changes may let a pod fit.</summary>
internal enum EventSource
{
    /// <summary>A pod that has a node.</summary>
    AssignedPod,

    /// <summary>The waiting pod itself.</summary>
    WaitingPod,
    Node,
    Volume,
    Claim,
    StorageClass,
    CsiNode,
    CsiDriver,
    StorageCapacity,
    Attachment,
    Namespace,
    ResourceClaim,
    ResourceSlice,
    DeviceClass,

    /// <summary>No object: somebody wants a pod tried whatever happens.</summary>
    Demand,
}
