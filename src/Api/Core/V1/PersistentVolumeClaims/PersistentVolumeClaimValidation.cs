using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Claims for storage.</summary>
internal static class PersistentVolumeClaimValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly string[] ResizeStates = ["ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizeInProgress", "NodeResizeInfeasible", "NodeResizePending"];

    public static void OnCreate(PersistentVolumeClaim o, FieldErrors errors) => Spec(o.Spec, Path, errors);

    public static void OnUpdate(PersistentVolumeClaim o, PersistentVolumeClaim stored, FieldErrors errors)
    {
        Spec(o.Spec, Path, errors, anyGroup: stored.Spec.DataSource?.ApiGroup is not null || stored.Spec.DataSourceRef?.ApiGroup is not null);
        var bound = o.Status.Phase == "Bound";
        var rest = o.Spec with
        {
            VolumeName = stored.Spec.VolumeName.Length == 0 ? "" : o.Spec.VolumeName,
            StorageClassName = MayName(o, stored) ? stored.Spec.StorageClassName : o.Spec.StorageClassName,
            VolumeAttributesClassName = bound ? stored.Spec.VolumeAttributesClassName : o.Spec.VolumeAttributesClassName,
            Resources = bound && !o.Spec.Resources.Requests.IsNull
                ? o.Spec.Resources with { Requests = o.Spec.Resources.Requests.With(ResourceNames.Storage, stored.Spec.Resources.Requests.Get(ResourceNames.Storage)) }
                : o.Spec.Resources,
        };
        if (!Semantic.Equal(rest, stored.Spec)) errors.Forbidden(Path, $"spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n{Differences.Between(stored.Spec, rest)}");
        Size(o, stored, errors);
        var annotation = o.Metadata.Annotations.Get(StorageClassNames.BetaAnnotation);
        if (!MayName(o, stored) && annotation != stored.Metadata.Annotations.Get(StorageClassNames.BetaAnnotation)) errors.Invalid(FieldPath.Root("metadata", "annotations", StorageClassNames.BetaAnnotation), annotation ?? "", FieldChecks.IsImmutable);
        errors.RequireUnchanged(FieldPath.Root("volumeMode"), o.Spec.VolumeMode, o.Spec.VolumeMode == stored.Spec.VolumeMode);
        AttributesClass(o, stored, errors);
    }

    public static void OnStatusUpdate(PersistentVolumeClaim o, PersistentVolumeClaim stored, FieldErrors errors)
    {
        if (o.Spec.AccessModes.IsEmpty) errors.Required(FieldPath.Root("Spec", "accessModes"));
        foreach (var (name, amount) in o.Status.Capacity) Basic(amount, FieldPath.Root("status", "capacity").Key(name), errors);
        foreach (var (name, state) in o.Status.AllocatedResourceStatuses)
        {
            var path = FieldPath.Root("status", "allocatedResourceStatus");
            Key(name, path, errors);
            if (!ResizeStates.Contains(state)) errors.NotSupported(path, name, ResizeStates);
        }

        foreach (var (name, amount) in o.Status.AllocatedResources)
        {
            if (Key(name, FieldPath.Root("status", "allocatedResources"), errors)) Basic(amount, FieldPath.Root("status", "allocatedResources").Key(name), errors);
        }
    }

    public static void Spec(PersistentVolumeClaimSpec spec, FieldPath path, FieldErrors errors, bool anyGroup = false)
    {
        if (spec.AccessModes.IsEmpty) errors.Required(path.Child("accessModes"), "at least 1 access mode is required");
        LabelValidation.Selector(spec.Selector, path.Child("selector"), errors);
        AccessModeValidation.Of(spec.AccessModes, path.Child("accessModes"), errors);
        var storage = path.Child("resources").Key(ResourceNames.Storage);
        if (!spec.Resources.Requests.TryGetValue(ResourceNames.Storage, out var size)) errors.Required(storage);
        else ResourceValidation.Positive(size, storage, errors);
        if (!string.IsNullOrEmpty(spec.StorageClassName)) errors.RequireSubdomain(path.Child("storageClassName"), spec.StorageClassName);
        if (spec.VolumeMode is { } mode) errors.RequireOneOf(path.Child("volumeMode"), mode, "Block", "Filesystem");
        if (spec.DataSource is { } old) Source(old.ApiGroup, old.Kind, old.Name, path.Child("dataSource"), anyGroup, errors);
        if (spec.DataSourceRef is { } source) Source(source.ApiGroup, source.Kind, source.Name, path.Child("dataSourceRef"), anyGroup, errors);
        if (!string.IsNullOrEmpty(spec.DataSourceRef?.Namespace)) errors.RequireLabel(path.Child("dataSourceRef", "namespace"), spec.DataSourceRef.Namespace);
        SourcesAgree(spec, path, errors);
        if (!string.IsNullOrEmpty(spec.VolumeAttributesClassName)) errors.RequireSubdomain(path.Child("volumeAttributesClassName"), spec.VolumeAttributesClassName);
    }

    private static void Source(string? group, string kind, string name, FieldPath path, bool anyGroup, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), name);
        errors.RequireText(path.Child("kind"), kind);
        if (string.IsNullOrEmpty(group))
        {
            if (kind != "PersistentVolumeClaim") errors.Invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        }
        else if (!anyGroup)
        {
            errors.RequireSubdomain(path.Child("apiGroup"), group);
        }
    }

    private static void SourcesAgree(PersistentVolumeClaimSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec is not { DataSource: { } old, DataSourceRef: { } source }) return;
        if (!string.IsNullOrEmpty(source.Namespace)) errors.Invalid(path, path.Child("dataSource").ToString(), "may not be specified when dataSourceRef.namespace is specified");
        else if ((old.ApiGroup, old.Kind, old.Name) != (source.ApiGroup, source.Kind, source.Name)) errors.Invalid(path, path.Child("dataSource").ToString(), "must match dataSourceRef");
    }

    /// <summary>A claim without a class may get one later, the one its old annotation names if there is one.</summary>
    private static bool MayName(PersistentVolumeClaim o, PersistentVolumeClaim stored)
    {
        if (o.Spec.StorageClassName is not { } name || stored.Spec.StorageClassName is not null) return false;
        var annotation = stored.Metadata.Annotations.Get(StorageClassNames.BetaAnnotation);
        return annotation is null || annotation == name;
    }

    private static void Size(PersistentVolumeClaim o, PersistentVolumeClaim stored, FieldErrors errors)
    {
        Quantity now = o.Spec.Resources.Requests.Get(ResourceNames.Storage), before = stored.Spec.Resources.Requests.Get(ResourceNames.Storage);
        if (now < before && now <= stored.Status.Capacity.Get(ResourceNames.Storage)) errors.Forbidden(FieldPath.Root("spec", "resources", "requests", "storage"), "field can not be less than status.capacity");
    }

    private static void AttributesClass(PersistentVolumeClaim o, PersistentVolumeClaim stored, FieldErrors errors)
    {
        if (o.Spec.VolumeAttributesClassName == stored.Spec.VolumeAttributesClassName || stored.Status.CurrentVolumeAttributesClassName is null) return;
        var to = o.Spec.VolumeAttributesClassName is null ? "nil" : o.Spec.VolumeAttributesClassName.Length == 0 ? "empty string" : null;
        if (to is not null) errors.Forbidden(Path.Child("volumeAttributesClassName"), $"update to {to} is forbidden when status.currentVolumeAttributesClassName is not nil");
    }

    private static bool Key(string name, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        errors.RequireQualifiedName(path, name);
        if (ResourceNames.IsNative(name) && name != ResourceNames.Storage) errors.NotSupported(path, name, ResourceNames.Storage);
        return errors.Count == before;
    }

    private static void Basic(Quantity amount, FieldPath path, FieldErrors errors)
    {
        if (amount < Quantity.Zero) errors.Invalid(path, amount.Value(), "must be a valid resource quantity");
    }
}
