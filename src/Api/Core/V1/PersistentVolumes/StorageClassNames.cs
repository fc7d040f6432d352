using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The storage class of a volume or claim: the annotation of the first days still wins over the field.</summary>
public static class StorageClassNames
{
    public const string BetaAnnotation = "volume.beta.kubernetes.io/storage-class";

    public static string Of(PersistentVolume volume) => Annotated(volume.Metadata) ?? volume.Spec.StorageClassName;

    public static string Of(PersistentVolumeClaim claim) => Annotated(claim.Metadata) ?? claim.Spec.StorageClassName ?? "";

    /// <summary>Whether the claim says anything of a class; the empty name is an answer too.</summary>
    public static bool IsStated(PersistentVolumeClaim claim) => Annotated(claim.Metadata) is not null || claim.Spec.StorageClassName is not null;

    private static string? Annotated(ObjectMeta metadata) => metadata.Annotations.Get(BetaAnnotation);
}
