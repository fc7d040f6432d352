using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>What every object has beside its content.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")]
public sealed partial record ObjectMeta
{
    /// <summary>The object's name, unique in its namespace among objects of its kind. It cannot be changed.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>A beginning from which the server makes a unique name when none is given.</summary>
    [Field("generateName", 2)]
    public string GenerateName { get; init; } = "";

    /// <summary>The namespace the object lies in; empty for objects of the whole cluster. It cannot be changed.</summary>
    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    /// <summary>No longer used.</summary>
    [Field("selfLink", 4)]
    public string SelfLink { get; init; } = "";

    /// <summary>Names this very object for all time: a later one of the same name has another. Set by the server.</summary>
    [Field("uid", 5)]
    public string Uid { get; init; } = "";

    /// <summary>Names the state the object is in. Sent with an update it makes sure that nobody changed the object meanwhile.</summary>
    [Field("resourceVersion", 6)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Counts the changes of what is asked for. Set by the server.</summary>
    [Field("generation", 7)]
    public long Generation { get; init; }

    /// <summary>When the object was created. Set by the server.</summary>
    [Field("creationTimestamp", 8, OmitZero = true)]
    public Time CreationTimestamp { get; init; }

    /// <summary>When the object is to be gone. Set by the server when deletion is asked for and something must still happen first.</summary>
    [Field("deletionTimestamp", 9)]
    public Time? DeletionTimestamp { get; init; }

    /// <summary>How many seconds the object has to end by itself. Set only together with deletionTimestamp.</summary>
    [Field("deletionGracePeriodSeconds", 10)]
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary>Short texts by which objects are grouped and selected.</summary>
    [Field("labels", 11)]
    public OrderedMap<string> Labels { get; init; }

    /// <summary>Texts that tools keep with the object; nothing is selected by them.</summary>
    [Field("annotations", 12)]
    public OrderedMap<string> Annotations { get; init; }

    /// <summary>The objects this one depends on: when all are gone it is removed too. At most one of them is its controller.</summary>
    [Field("ownerReferences", 13, List = ListType.Map, Keys = "uid", MergeKey = "uid", Strategy = "merge")]
    public Items<OwnerReference> OwnerReferences { get; init; }

    /// <summary>Names of those who must do something before the object may go; each removes its own when it is done.</summary>
    [Field("finalizers", 14, List = ListType.Set, Strategy = "merge")]
    public Items<string> Finalizers { get; init; }

    /// <summary>Who set which fields; kept by the server for server-side apply.</summary>
    [Field("managedFields", 17, List = ListType.Atomic)]
    public Items<ManagedFieldsEntry> ManagedFields { get; init; }
}
