using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Sets a pod's own and its node's addresses.</summary>
internal static class PodAddresses
{
    public static PodStatus Set(PodStatus status, StatusInputs from)
    {
        var host = from.NodeAddresses;
        if (!host.IsEmpty)
        {
            status = status with { HostIP = host[0], HostIPs = host.Select(ip => new HostIP { Ip = ip }) };
        }
        var own = from.Pod.Spec.HostNetwork ? HostNetwork(from) : from.Runtime.Ips;
        return own.IsEmpty
            ? status with { PodIP = KeepsAddress(from) ? from.Previous.PodIP : "", PodIPs = KeepsAddress(from) ? from.Previous.PodIPs : default }
            : status with { PodIP = own[0], PodIPs = own.Select(ip => new PodIP { Ip = ip }) };
    }

    /// <summary>The node's addresses are a pod's on its network, as they were when it began.</summary>
    private static Items<string> HostNetwork(StatusInputs from) => from.Previous.PodIP.Length > 0
        ? [.. from.Previous.PodIPs.Select(p => p.Ip)]
        : from.NodeAddresses;

    /// <summary>A pod that is over keeps the address it had, for those who look at it afterwards.</summary>
    private static bool KeepsAddress(StatusInputs from) => from.IsOver || from.Pod.Status.Phase is "Succeeded" or "Failed" || from.Pod.Metadata.DeletionTimestamp is not null;
}
