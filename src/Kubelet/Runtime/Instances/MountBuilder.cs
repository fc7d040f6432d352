using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Volumes;
using Keles.Kubelet.Volumes.SubPaths;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>What of the node a container gets to see: its volumes, its hosts file, and the file for its last words.</summary>
internal sealed class MountBuilder(SubPathBinder subPaths, InstanceSettings settings, Func<string> newName)
{
    private const string HostsPath = "/etc/hosts";

    public Items<Proto.Mount> Build(StartRequest request, ContainerEnvironment environment)
    {
        var spec = request.Container.Spec;
        var result = new List<Proto.Mount>();
        for (var i = 0; i < spec.VolumeMounts.Count; i++)
        {
            result.Add(Volume(spec.VolumeMounts[i], i, request, environment));
        }
        if (!request.PodIps.IsEmpty && !spec.VolumeMounts.Any(m => m.MountPath == HostsPath))
        {
            var file = HostsFile.Write(request.Pod, request.PodIps, request.PodDirectory, settings.ClusterDomain);
            result.Add(new Proto.Mount { HostPath = file, ContainerPath = HostsPath });
        }
        if (spec.TerminationMessagePath.Length > 0)
        {
            result.Add(new Proto.Mount { HostPath = MessageFile(request), ContainerPath = spec.TerminationMessagePath });
        }
        return [.. result];
    }

    private Proto.Mount Volume(VolumeMount mount, int index, StartRequest request, ContainerEnvironment environment)
    {
        if (!request.Volumes.TryGetValue(mount.Name, out var volume))
        {
            throw new VolumeException($"cannot find volume \"{mount.Name}\" to mount into container \"{request.Container.Name}\"");
        }
        var readOnly = mount.ReadOnly || volume.ReadOnly;
        var result = new Proto.Mount
        {
            ContainerPath = mount.MountPath.StartsWith('/') ? mount.MountPath : "/" + mount.MountPath,
            Readonly = readOnly,
            Propagation = Propagation(mount),
            RecursiveReadOnly = Recursive(mount),
        };
        var sub = SubPath(mount, environment);
        if (volume.Image is { } image)
        {
            return Image(result, image, sub, mount);
        }
        result.HostPath = sub.Length == 0
            ? volume.HostPath
            : subPaths.Bind(volume.HostPath, sub, Path.Combine(request.PodDirectory, "volume-subpaths", mount.Name, request.Container.Name, $"{index}"), readOnly: volume.ReadOnly);
        return result;
    }

    private Proto.Mount Image(Proto.Mount mount, string image, string sub, VolumeMount wanted)
    {
        if (!settings.ImageVolumes)
        {
            throw new VolumeException($"volume \"{wanted.Name}\" is an image, which this node's container runtime cannot mount (containerd 2.1 can)");
        }
        mount.Image = new() { Image = image, UserSpecifiedImage = image };
        mount.ImageSubPath = sub;
        return mount;
    }

    private static string SubPath(VolumeMount mount, ContainerEnvironment environment)
    {
        var path = mount.SubPath;
        if (mount.SubPathExpr.Length > 0)
        {
            path = Expansion.Expand(mount.SubPathExpr, name => environment.Variables.Get(name) ?? throw new EnvironmentException($"missing value for \"{name}\""));
        }
        if (path.StartsWith('/'))
        {
            throw new VolumeException($"error SubPath `{path}` must not be an absolute path");
        }
        return path.Split('/').Contains("..") ? throw new VolumeException($"unable to provision SubPath `{path}`: must not contain '..'") : path;
    }

    private bool Recursive(VolumeMount mount) => mount.RecursiveReadOnly switch
    {
        "Enabled" when settings.RecursiveReadOnly => true,
        "Enabled" => throw new VolumeException($"failed to resolve recursive read-only mode: volume \"{mount.Name}\" requested recursive read-only mode, but it is not supported by the runtime"),
        "IfPossible" => settings.RecursiveReadOnly,
        _ => false,
    };

    private static Proto.MountPropagation Propagation(VolumeMount mount) => mount.MountPropagation switch
    {
        "HostToContainer" => Proto.MountPropagation.PropagationHostToContainer,
        "Bidirectional" => Proto.MountPropagation.PropagationBidirectional,
        _ => Proto.MountPropagation.PropagationPrivate,
    };

    /// <summary>One per instance, so that an old one's words are not taken for the new one's.</summary>
    private string MessageFile(StartRequest request)
    {
        var directory = Path.Combine(request.PodDirectory, "containers", request.Container.Name);
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, newName());
        File.WriteAllBytes(file, []);
        File.SetUnixFileMode(file, Modes.SharedFile);
        return file;
    }
}
