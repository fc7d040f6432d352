using Keles.Api.Storage.V1;

namespace Keles.Scheduler.Tests.Plugins;

/// <summary>Claims, volumes and classes as tests speak of them.</summary>
internal static class V
{
    public static PersistentVolumeClaim Claim(string name = "data", string size = "1Gi", string storageClass = "local", string volume = "", params Items<string> modes) => new()
    {
        Metadata = new() { Name = name, Namespace = A.Ns, Uid = $"uid-{name}", Annotations = volume.Length > 0 ? A.Labels(("pv.kubernetes.io/bind-completed", "yes")) : default },
        Spec = new() { StorageClassName = storageClass, AccessModes = modes.IsEmpty ? ["ReadWriteOnce"] : modes, VolumeName = volume, Resources = new() { Requests = A.Amounts(("storage", size)) } },
        Status = new() { Phase = volume.Length > 0 ? "Bound" : "Pending" },
    };

    public static PersistentVolume Volume(string name, string size = "1Gi", string storageClass = "local", string node = "") => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Capacity = A.Amounts(("storage", size)),
            AccessModes = ["ReadWriteOnce"],
            StorageClassName = storageClass,
            NodeAffinity = node.Length == 0 ? null : new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "In", Values = [node] }] }] } },
        },
        Status = new() { Phase = "Available" },
    };

    public static StorageClass Class(string name = "local", string mode = "WaitForFirstConsumer", string provisioner = "kubernetes.io/no-provisioner") =>
        new() { Metadata = new() { Name = name }, Provisioner = provisioner, VolumeBindingMode = mode };

    public static Pod PodWith(params Items<string> claims) => A.Pod("p").With(s => s with
    {
        Volumes = claims.Select(c => new Volume { Name = c, PersistentVolumeClaim = new() { ClaimName = c } }),
    });
}
