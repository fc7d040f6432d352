using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>Where the runtime writes what containers print.</summary>
internal static class PodLogs
{
    public static string Directory(string root, string ns, string name, string uid) => Path.Combine(root, $"{ns}_{name}_{uid}");

    public static string Directory(string root, Pod pod) => Directory(root, pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid);

    /// <summary>Below the pod's directory.</summary>
    public static string File(string container, int attempt) => $"{container}/{attempt}.log";

    /// <summary>The name that log shippers look for.</summary>
    public static string Link(string root, Pod pod, string container, string id)
    {
        const int MaxName = 255 - 4;
        var name = $"{pod.Metadata.Name}_{pod.Metadata.Namespace}_{container}-{id}";
        return Path.Combine(root, name[..Math.Min(name.Length, MaxName)] + ".log");
    }
}
