using Keles.Api.Core.V1;
using Keles.Controllers.AttachDetach;
using Keles.Machinery;

namespace Keles.Controllers.Tests.AttachDetach;

/// <summary>Volumes of a storage driver, their claims, and pods and nodes that use them.</summary>
internal static class AVolume
{
    public const string Driver = "disk.example.com";

    public static PersistentVolume Named(string name, string mode = "ReadWriteOnce") => new()
    {
        Metadata = new() { Name = name },
        Spec = new() { AccessModes = [mode], Csi = new() { Driver = Driver, VolumeHandle = $"handle-{name}" }, ClaimRef = new() { Namespace = A.Ns, Name = ClaimOf(name), Uid = $"uid-{name}" } },
        Status = new() { Phase = "Bound" },
    };

    public static PersistentVolumeClaim Claim(string volume) => new()
    {
        Metadata = new() { Name = ClaimOf(volume), Namespace = A.Ns, Uid = $"uid-{volume}" },
        Spec = new() { VolumeName = volume },
        Status = new() { Phase = "Bound" },
    };

    public static Pod User(string name, string node, params string[] volumes)
    {
        var pod = A.Pod(name, node: node);
        return pod with { Spec = pod.Spec with { Volumes = [.. volumes.Select(static v => new Volume { Name = v, PersistentVolumeClaim = new() { ClaimName = ClaimOf(v) } })] } };
    }

    public static Node Node(string name, params string[] inUse) => new()
    {
        Metadata = new() { Name = name, Annotations = A.Labels(("volumes.kubernetes.io/controller-managed-attach-detach", "true")) },
        Status = new() { Conditions = [new() { Type = "Ready", Status = "True" }], VolumesInUse = [.. inUse.Select(NameOf)] },
    };

    /// <summary>As in the status of nodes.</summary>
    public static string NameOf(string volume) => $"kubernetes.io/csi/{Driver}^handle-{volume}";

    private static string ClaimOf(string volume) => $"claim-{volume}";
}
