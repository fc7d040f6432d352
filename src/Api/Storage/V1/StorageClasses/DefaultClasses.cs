using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>The annotations that make a class the one that is taken when nothing is said.</summary>
public static class DefaultClasses
{
    public const string StorageClassAnnotation = "storageclass.kubernetes.io/is-default-class";
    public const string BetaStorageClassAnnotation = "storageclass.beta.kubernetes.io/is-default-class";
    public const string VolumeAttributesClassAnnotation = "volumeattributesclass.kubernetes.io/is-default-class";

    public static bool IsDefaultStorageClass(ObjectMeta metadata) =>
        metadata.Annotations.Get(StorageClassAnnotation) == "true" || metadata.Annotations.Get(BetaStorageClassAnnotation) == "true";

    public static bool IsDefaultVolumeAttributesClass(ObjectMeta metadata) =>
        metadata.Annotations.Get(VolumeAttributesClassAnnotation) == "true";
}
