using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Variables;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes.Payload;

/// <summary>Makes files of a config map, a secret or the pod's own fields.</summary>
internal static class PayloadBuilder
{
    public const int DefaultMode = 0x1A4; // 0644

    public static OrderedMap<PayloadFile> Of(ConfigMap? map, string ns, string name, bool optional, Items<KeyToPath> items, int mode)
    {
        if (map is null && !optional)
        {
            throw new VolumeException($"configmap \"{name}\" not found");
        }
        var data = OrderedMap<Bytes>.Empty.Overlay((map?.Data ?? default).Map(Bytes.FromUtf8)).Overlay(map?.BinaryData ?? default);
        return Of(data, $"configmap references non-existent config key: ", optional, items, mode);
    }

    public static OrderedMap<PayloadFile> Of(Secret? secret, string name, bool optional, Items<KeyToPath> items, int mode)
    {
        if (secret is null && !optional)
        {
            throw new VolumeException($"secret \"{name}\" not found");
        }
        return Of(secret?.Data ?? default, "references non-existent secret key: ", optional, items, mode);
    }

    public static OrderedMap<PayloadFile> Of(Items<DownwardAPIVolumeFile> files, Pod pod, EnvironmentSources fields, int mode)
    {
        var payload = OrderedMap<PayloadFile>.Empty;
        foreach (var file in files)
        {
            try
            {
                var text = file.FieldRef is { } field
                    ? PodFields.Find(pod, field.FieldPath, fields.PodIps, fields.HostIps) ?? throw new VolumeException($"unsupported fieldPath: {field.FieldPath}")
                    : file.ResourceFieldRef is { } resource ? ResourceFields.Value(resource, pod, null, fields.Allocatable) : "";
                payload = payload.With(PayloadPath.Checked(file.Path), new PayloadFile(Bytes.FromUtf8(text), file.Mode ?? mode));
            }
            catch (EnvironmentException missing)
            {
                throw new VolumeException(missing.Message);
            }
        }
        return payload;
    }

    private static OrderedMap<PayloadFile> Of(OrderedMap<Bytes> data, string missing, bool optional, Items<KeyToPath> items, int mode)
    {
        var payload = OrderedMap<PayloadFile>.Empty;
        if (items.IsEmpty)
        {
            foreach (var (key, content) in data)
            {
                payload = payload.With(key, new PayloadFile(content, mode));
            }
            return payload;
        }
        foreach (var item in items)
        {
            if (data.TryGetValue(item.Key, out var content))
            {
                payload = payload.With(PayloadPath.Checked(item.Path), new PayloadFile(content, item.Mode ?? mode));
            }
            else if (!optional)
            {
                throw new VolumeException(missing + item.Key);
            }
        }
        return payload;
    }
}
