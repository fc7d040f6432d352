using Google.Protobuf;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>Says in a container's own configuration what its devices need, for a runtime that does not know the container device interface.</summary>
internal static class CdiTranslation
{
    /// <exception cref="DeviceException">They need what cannot be said there.</exception>
    public static void Apply(Proto.ContainerConfig config, CdiEdits edits)
    {
        if (!edits.Beyond.IsEmpty)
        {
            throw new DeviceException($"the devices need {string.Join(", ", edits.Beyond.AsEnumerable())} of the container device interface (CDI), which this node's container runtime does not have (containerd 1.7 and newer do, with enable_cdi)");
        }
        foreach (var variable in edits.Env)
        {
            Set(config, variable);
        }
        config.Devices.AddRange(edits.DeviceNodes.AsEnumerable().Select(static d => new Proto.Device { ContainerPath = d.Path, HostPath = d.HostPath, Permissions = d.Permissions }));
        config.Mounts.AddRange(edits.Mounts.AsEnumerable().Select(Mount));
        config.Linux.SecurityContext.SupplementalGroups.AddRange(edits.Gids.AsEnumerable());
    }

    /// <summary>The device's word counts, as it does where the runtime adds it last.</summary>
    private static void Set(Proto.ContainerConfig config, string variable)
    {
        var (name, value) = variable.Split('=', 2) is [var n, var v] ? (n, v) : (variable, "");
        if (config.Envs.FirstOrDefault(e => e.Key == name) is { } known)
        {
            config.Envs.Remove(known);
        }
        config.Envs.Add(new Proto.KeyValue { Key = name, Value = ByteString.CopyFromUtf8(value) });
    }

    private static Proto.Mount Mount(CdiMount mount) => new()
    {
        HostPath = mount.HostPath,
        ContainerPath = mount.ContainerPath,
        Readonly = mount.Options.Contains("ro"),
        Propagation = mount.Options.Any(static o => o is "rshared" or "shared") ? Proto.MountPropagation.PropagationBidirectional
            : mount.Options.Any(static o => o is "rslave" or "slave") ? Proto.MountPropagation.PropagationHostToContainer
            : Proto.MountPropagation.PropagationPrivate,
    };
}
