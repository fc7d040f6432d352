using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Where a kubelet took its configuration from, in the days when it could be a config map.</summary>
internal static class NodeConfigValidation
{
    public static void Wanted(NodeConfigSource source, FieldPath path, FieldErrors errors) => Source(source, path, errors, static (map, at, e) =>
    {
        if (map.Uid.Length > 0) e.Forbidden(at.Child("uid"), "uid must not be set in spec");
        if (map.ResourceVersion.Length > 0) e.Forbidden(at.Child("resourceVersion"), "resourceVersion must not be set in spec");
    });

    public static void Reported(NodeConfigStatus status, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, source) in new[] { ("assigned", status.Assigned), ("active", status.Active), ("lastKnownGood", status.LastKnownGood) })
        {
            if (source is null) continue;
            Source(source, path.Child(name), errors, static (map, at, e) =>
            {
                e.RequireText(at.Child("uid"), map.Uid, "uid must be set in status");
                e.RequireText(at.Child("resourceVersion"), map.ResourceVersion, "resourceVersion must be set in status");
            });
        }
    }

    private static void Source(NodeConfigSource source, FieldPath path, FieldErrors errors, Action<ConfigMapNodeConfigSource, FieldPath, FieldErrors> versions)
    {
        if (source.ConfigMap is not { } map)
        {
            errors.Invalid(path, source, "exactly one reference subfield must be non-nil");
            return;
        }

        var at = path.Child("configMap");
        versions(map, at, errors);
        if (errors.RequireText(at.Child("namespace"), map.Namespace, "namespace must be set")) errors.RequireLabel(at.Child("namespace"), map.Namespace);
        if (errors.RequireText(at.Child("name"), map.Name, "name must be set")) errors.RequireSubdomain(at.Child("name"), map.Name);
        if (errors.RequireText(at.Child("kubeletConfigKey"), map.KubeletConfigKey, "kubeletConfigKey must be set")) errors.InvalidAll(at.Child("kubeletConfigKey"), map.KubeletConfigKey, KeyNames.ConfigMapKey(map.KubeletConfigKey));
    }
}
