using Keles.Api.Core.V1;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;

namespace Keles.Kubelet.Logs;

/// <summary>The log files of pods on this node.</summary>
internal sealed class LogFiles(string podLogs, string containerLogs)
{
    public string PodLogRoot => podLogs;

    public string ContainerLogRoot => containerLogs;

    /// <summary>Takes all of a pod's logs away; what is not there is gone already.</summary>
    public void Remove(Pod pod, RuntimePod found)
    {
        var directory = PodLogs.Directory(podLogs, pod);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
        foreach (var container in found.Containers)
        {
            File.Delete(PodLogs.Link(containerLogs, pod, container.Name, container.Id));
        }
    }

    /// <summary>The pods that have logs here.</summary>
    public IEnumerable<string> Uids() => Directory.Exists(podLogs) ? [.. Directory.EnumerateDirectories(podLogs).Select(UidOf).Where(u => u.Length > 0)] : [];

    /// <summary>Takes the logs of a pod away of which only its uid is known; names that lead to nothing any more go with them.</summary>
    public void Remove(string uid)
    {
        if (!Directory.Exists(podLogs))
        {
            return;
        }
        foreach (var directory in Directory.EnumerateDirectories(podLogs).Where(d => UidOf(d) == uid).ToArray())
        {
            Directory.Delete(directory, recursive: true);
        }
        foreach (var link in Links("*").Where(l => !File.Exists(l)))
        {
            File.Delete(link);
        }
    }

    /// <summary>Takes one instance's log away, with what was put aside of it.</summary>
    public void RemoveFiles(string path, string containerId)
    {
        if (path.Length > 0 && Path.GetDirectoryName(path) is { } directory && Directory.Exists(directory))
        {
            foreach (var file in Directory.GetFiles(directory, Path.GetFileName(path) + "*"))
            {
                File.Delete(file);
            }
        }
        foreach (var link in Links($"*-{containerId}.log"))
        {
            File.Delete(link);
        }
    }

    private string[] Links(string pattern) => Directory.Exists(containerLogs) ? Directory.GetFiles(containerLogs, pattern) : [];

    /// <summary>Of a directory that is called namespace_name_uid.</summary>
    private static string UidOf(string directory) => Path.GetFileName(directory).Split('_') is [_, _, var uid] ? uid : "";
}
