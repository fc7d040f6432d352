using Keles.Api.Policy.V1;
using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>What plugins may know of the cluster beside nodes and pods. Reads caches only; never waits.</summary>
internal interface IClusterView
{
    /// <summary>A living pod as the API shows it.</summary>
    Pod? Pod(ObjectKey key);

    OrderedMap<string> NamespaceLabels(string ns);

    /// <summary>Another number whenever namespaces have changed.</summary>
    long NamespacesNumber { get; }

    PersistentVolumeClaim? Claim(ObjectKey key);

    PersistentVolume? Volume(string name);

    /// <summary>All volumes of one storage class.</summary>
    IEnumerable<PersistentVolume> VolumesOf(string storageClass);

    StorageClass? StorageClass(string name);

    CSINode? CsiNode(string node);

    CSIDriver? CsiDriver(string name);

    /// <summary>Volumes that are attached to a node, or are to be.</summary>
    IEnumerable<VolumeAttachment> Attachments(string node);

    IEnumerable<CSIStorageCapacity> StorageCapacities();

    IEnumerable<PodDisruptionBudget> Budgets(string ns);

    /// <summary>Rings when a claim or volume changes, or a pod goes.</summary>
    Bell VolumeBell { get; }

    /// <summary>Waits until the caches show what was written.</summary>
    Task SeenAsync(IApiObject written, CancellationToken cancel);

    /// <summary>Everything that selects the pod: its services and its controller, joined; nothing when there is none.</summary>
    Selector SelectorOf(Pod pod);
}
