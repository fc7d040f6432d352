namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of VolumeAttributesClass.</summary>
public static class VolumeAttributesClassKind
{
    public static Kind<VolumeAttributesClass> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "VolumeAttributesClass",
        Plural = "volumeattributesclasses",
        Singular = "volumeattributesclass",
        Namespaced = false,
        ShortNames = ["vac"],
        StoragePrefix = "volumeattributesclasses",
        Columns = VolumeAttributesClassColumns.All,
        Validation = VolumeAttributesClassValidation.OnCreate,
        UpdateValidation = VolumeAttributesClassValidation.OnUpdate,
    };
}
