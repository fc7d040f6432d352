using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a container mounts, and the block devices it gets.</summary>
internal static class MountValidation
{
    /// <param name="volumes">The pod's volumes that are fine.</param>
    public static void Mounts(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrors errors)
    {
        var points = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < container.VolumeMounts.Count; i++)
        {
            var (mount, at) = (container.VolumeMounts[i], path.Index(i));
            errors.RequireText(at.Child("name"), mount.Name);
            if (!volumes.ContainsKey(mount.Name)) errors.NotFound(at.Child("name"), mount.Name);
            errors.RequireText(at.Child("mountPath"), mount.MountPath);
            if (!points.Add(mount.MountPath)) errors.Invalid(at.Child("mountPath"), mount.MountPath, "must be unique");
            if (container.VolumeDevices.Any(d => d.Name == mount.Name)) errors.Invalid(at.Child("name"), mount.Name, "must not already exist in volumeDevices");
            if (container.VolumeDevices.Any(d => d.DevicePath == mount.MountPath)) errors.Invalid(at.Child("mountPath"), mount.MountPath, "must not already exist as a path in volumeDevices");
            Below(mount, path, at, errors);
            if (volumes.TryGetValue(mount.Name, out var volume) && volume.Image is not null) NothingBelow(mount, path, errors);
            Propagation(mount, container, path.Child("mountPropagation"), errors);
            RecursiveReadOnly(mount, path.Child("recursiveReadOnly"), errors);
        }
    }

    public static void Devices(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrors errors)
    {
        HashSet<string> names = new(StringComparer.Ordinal), paths = new(StringComparer.Ordinal);
        for (var i = 0; i < container.VolumeDevices.Count; i++)
        {
            var (device, at) = (container.VolumeDevices[i], path.Index(i));
            errors.RequireText(at.Child("name"), device.Name);
            if (device.Name.Length > 0 && !names.Add(device.Name)) errors.Invalid(at.Child("name"), device.Name, "must be unique");
            if (!volumes.TryGetValue(device.Name, out var volume)) errors.NotFound(at.Child("name"), device.Name);
            else if (volume is { PersistentVolumeClaim: null, Ephemeral: null }) errors.Invalid(at.Child("name"), device.Name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            errors.RequireText(at.Child("devicePath"), device.DevicePath);
            if (paths.Contains(device.DevicePath)) errors.Invalid(at.Child("devicePath"), device.DevicePath, "must be unique");
            if (device.DevicePath.Split('/').Contains("..")) errors.Invalid(at.Child("devicePath"), device.DevicePath, "can not contain backsteps ('..')");
            else paths.Add(device.DevicePath);
            if (container.VolumeMounts.Any(m => m.Name == device.Name)) errors.Invalid(at.Child("name"), device.Name, "must not already exist in volumeMounts");
            if (container.VolumeMounts.Any(m => m.MountPath == device.DevicePath)) errors.Invalid(at.Child("devicePath"), device.DevicePath, "must not already exist as a path in volumeMounts");
        }
    }

    private static void Below(VolumeMount mount, FieldPath path, FieldPath at, FieldErrors errors)
    {
        if (mount.SubPath.Length > 0) PathValidation.Descending(mount.SubPath, path.Child("subPath"), errors);
        if (mount.SubPathExpr.Length == 0) return;
        if (mount.SubPath.Length > 0) errors.Invalid(at.Child("subPathExpr"), mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive");
        PathValidation.Descending(mount.SubPathExpr, path.Child("subPathExpr"), errors);
    }

    private static void NothingBelow(VolumeMount mount, FieldPath path, FieldErrors errors)
    {
        const string notAllowed = "not allowed in image volume sources";
        if (mount.SubPath.Length > 0) errors.Invalid(path.Child("subPath"), mount.SubPath, notAllowed);
        if (mount.SubPathExpr.Length > 0) errors.Invalid(path.Child("subPathExpr"), mount.SubPathExpr, notAllowed);
    }

    private static void Propagation(VolumeMount mount, Container container, FieldPath path, FieldErrors errors)
    {
        if (mount.MountPropagation is not { } mode) return;
        errors.RequireOneOf(path, mode, "Bidirectional", "HostToContainer", "None");
        if (mode == "Bidirectional" && container.SecurityContext?.Privileged != true) errors.Forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
    }

    private static void RecursiveReadOnly(VolumeMount mount, FieldPath path, FieldErrors errors)
    {
        switch (mount.RecursiveReadOnly)
        {
            case null or "Disabled":
                break;
            case "Enabled" or "IfPossible":
                if (!mount.ReadOnly) errors.Forbidden(path, "may only be specified when readOnly is true");
                if (mount.MountPropagation is not (null or "None")) errors.Forbidden(path, "may only be specified when mountPropagation is None or not specified");
                break;
            default:
                errors.NotSupported(path, mount.RecursiveReadOnly, "Disabled", "Enabled", "IfPossible");
                break;
        }
    }
}
