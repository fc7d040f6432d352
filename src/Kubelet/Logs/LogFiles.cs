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
}
