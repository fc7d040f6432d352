using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>A pod's quality of service class: how its requests and limits of CPU and memory relate.</summary>
internal static class PodQos
{
    public const string Guaranteed = "Guaranteed";
    public const string Burstable = "Burstable";
    public const string BestEffort = "BestEffort";

    private static readonly string[] Compute = ["cpu", "memory"];

    public static string Of(Pod pod)
    {
        if (pod.Status.QosClass.Length > 0)
        {
            return pod.Status.QosClass;
        }
        Items<ResourceRequirements> parts = pod.Spec.Resources is { } whole && Asks(whole)
            ? [whole]
            : [.. pod.Spec.InitContainers.AddRange(pod.Spec.Containers).Select(c => c.Resources)];
        if (!parts.Any(Asks))
        {
            return BestEffort;
        }
        return parts.All(IsGuaranteed) ? Guaranteed : Burstable;
    }

    private static bool Asks(ResourceRequirements resources) => Compute.Any(r => IsSet(resources.Requests, r) || IsSet(resources.Limits, r));

    private static bool IsGuaranteed(ResourceRequirements resources) => Compute.All(r =>
        IsSet(resources.Limits, r) && (!IsSet(resources.Requests, r) || resources.Requests[r].CompareTo(resources.Limits[r]) == 0));

    private static bool IsSet(OrderedMap<Quantity> amounts, string resource) => amounts.TryGetValue(resource, out var amount) && !amount.IsZero;
}
