using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")]
public sealed partial record ObjectMeta
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("generateName", 2)]
    public string GenerateName { get; init; } = "";

    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    [Field("selfLink", 4)]
    public string SelfLink { get; init; } = "";

    [Field("uid", 5)]
    public string Uid { get; init; } = "";

    [Field("resourceVersion", 6)]
    public string ResourceVersion { get; init; } = "";

    [Field("generation", 7)]
    public long Generation { get; init; }

    [Field("creationTimestamp", 8, OmitZero = true)]
    public Time CreationTimestamp { get; init; }

    [Field("deletionTimestamp", 9)]
    public Time? DeletionTimestamp { get; init; }

    [Field("deletionGracePeriodSeconds", 10)]
    public long? DeletionGracePeriodSeconds { get; init; }

    [Field("labels", 11)]
    public OrderedMap<string> Labels { get; init; }

    [Field("annotations", 12)]
    public OrderedMap<string> Annotations { get; init; }

    [Field("ownerReferences", 13, List = ListType.Map, Keys = "uid", MergeKey = "uid", Strategy = "merge")]
    public Items<OwnerReference> OwnerReferences { get; init; }

    [Field("finalizers", 14, List = ListType.Set, Strategy = "merge")]
    public Items<string> Finalizers { get; init; }

    [Field("managedFields", 17, List = ListType.Atomic)]
    public Items<ManagedFieldsEntry> ManagedFields { get; init; }
}
