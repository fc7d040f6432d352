using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a persistent volume.</summary>
internal static class PersistentVolumeValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");

    public static void OnCreate(PersistentVolume o, FieldErrors errors) => Spec(o.Spec, o.Metadata.Name, Path, errors);

    /// <summary>Where the bytes lie never changes.</summary>
    public static void OnUpdate(PersistentVolume o, PersistentVolume stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        var (now, before) = (SourceOf(o.Spec), SourceOf(stored.Spec));
        if (before.Csi is { ControllerExpandSecretRef: null } && now.Csi is { ControllerExpandSecretRef: not null }) now = now with { Csi = now.Csi with { ControllerExpandSecretRef = null } };
        if (!Semantic.Equal(now, before)) errors.Forbidden(Path.Child("persistentvolumesource"), $"spec.persistentvolumesource is immutable after creation\n{Differences.Between(before, now)}");
        errors.RequireUnchanged(FieldPath.Root("volumeMode"), o.Spec.VolumeMode, o.Spec.VolumeMode == stored.Spec.VolumeMode);
        if (stored.Spec.NodeAffinity is { } affinity && !PersistentVolumeAffinity.Same(o.Spec.NodeAffinity, affinity)) errors.Invalid(FieldPath.Root("nodeAffinity"), o.Spec.NodeAffinity, "field is immutable, except for updating from beta label to GA");
        if (stored.Spec.VolumeAttributesClassName is not null && o.Spec.VolumeAttributesClassName is null) errors.Forbidden(Path.Child("volumeAttributesClassName"), "update from non-nil value to nil is forbidden");
    }

    public static void OnStatusUpdate(PersistentVolume o, PersistentVolume stored, FieldErrors errors) => errors.RequireText(FieldPath.Root("resourceVersion"), o.Metadata.ResourceVersion);

    /// <summary>The spec of a volume that is described where it is attached.</summary>
    public static void Inline(PersistentVolumeSpec spec, FieldPath path, FieldErrors errors)
    {
        const string notInline = "may not be specified in the context of inline volumes";
        if (spec.ClaimRef is not null) errors.Forbidden(path.Child("claimRef"), notInline);
        if (!spec.Capacity.IsEmpty) errors.Forbidden(path.Child("capacity"), notInline);
        if (spec.Csi is null) errors.Required(path.Child("csi"), "has to be specified in the context of inline volumes");
        if (spec.AccessModes.IsEmpty) errors.Required(path.Child("accessModes"));
        AccessModeValidation.Of(spec.AccessModes, path.Child("accessModes"), errors);
        if (spec.PersistentVolumeReclaimPolicy is not ("" or "Retain")) errors.Forbidden(path.Child("persistentVolumeReclaimPolicy"), "may only be Retain in the context of inline volumes");
        if (spec.NodeAffinity is not null) errors.Forbidden(path.Child("nodeAffinity"), notInline);
        PersistentVolumeSourceValidation.Of(spec, "", path, errors);
        if (spec.StorageClassName.Length > 0) errors.Forbidden(path.Child("storageClassName"), notInline);
        if (spec.VolumeMode is not (null or "Filesystem")) errors.Forbidden(path.Child("volumeMode"), "may not specify volumeMode other than Filesystem in the context of inline volumes");
        AttributesClass(spec, path, errors);
    }

    private static void Spec(PersistentVolumeSpec spec, string name, FieldPath path, FieldErrors errors)
    {
        if (spec.AccessModes.IsEmpty) errors.Required(path.Child("accessModes"));
        AccessModeValidation.Of(spec.AccessModes, path.Child("accessModes"), errors);
        Capacity(spec.Capacity, path.Child("capacity"), errors);
        if (spec.PersistentVolumeReclaimPolicy.Length > 0) errors.RequireOneOf(path.Child("persistentVolumeReclaimPolicy"), spec.PersistentVolumeReclaimPolicy, "Delete", "Recycle", "Retain");
        if (spec.NodeAffinity is { Required: { } required }) NodeSelectorValidation.Of(required, path.Child("nodeAffinity", "required"), errors);
        else if (spec.NodeAffinity is not null) errors.Required(path.Child("nodeAffinity", "required"), "must specify required node constraints");
        PersistentVolumeSourceValidation.Of(spec, name, path, errors);
        if (spec is { HostPath.Path: { } root, PersistentVolumeReclaimPolicy: "Recycle" } && root.Length > 0 && root.All(static c => c is '/' or '.')) errors.Forbidden(path.Child("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'");
        if (spec.StorageClassName.Length > 0) errors.RequireSubdomain(path.Child("storageClassName"), spec.StorageClassName);
        if (spec.VolumeMode is { } mode) errors.RequireOneOf(path.Child("volumeMode"), mode, "Block", "Filesystem");
        AttributesClass(spec, path, errors);
    }

    private static void Capacity(OrderedMap<Quantity> capacity, FieldPath path, FieldErrors errors)
    {
        if (capacity.IsEmpty) errors.Required(path);
        if (!capacity.ContainsKey(ResourceNames.Storage) || capacity.Count > 1) errors.NotSupported(path, JsonForm.Of(new PersistentVolumeSpec { Capacity = capacity })["capacity"], ResourceNames.Storage);
        foreach (var (name, amount) in capacity)
        {
            if (amount.Value() < 0) errors.Invalid(path.Key(name), amount.Value(), "must be a valid resource quantity");
            ResourceValidation.Positive(amount, path.Key(name), errors);
        }
    }

    private static void AttributesClass(PersistentVolumeSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.VolumeAttributesClassName is not { } name) return;
        if (errors.RequireText(path.Child("volumeAttributesClassName"), name, "an empty string is disallowed")) errors.RequireSubdomain(path.Child("volumeAttributesClassName"), name);
        if (spec.Csi is null) errors.Required(path.Child("csi"), "has to be specified when using volumeAttributesClassName");
    }

    private static PersistentVolumeSpec SourceOf(PersistentVolumeSpec spec) => spec with
    {
        Capacity = default,
        AccessModes = default,
        ClaimRef = null,
        PersistentVolumeReclaimPolicy = "",
        StorageClassName = "",
        MountOptions = default,
        VolumeMode = null,
        NodeAffinity = null,
        VolumeAttributesClassName = null,
    };
}
