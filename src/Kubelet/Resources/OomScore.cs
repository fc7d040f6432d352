using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>Which containers the kernel kills first when memory runs out: those that promised least, relative to what they asked for.</summary>
internal static class OomScore
{
    private const int Guaranteed = -997;
    private const int BestEffort = 1000;
    private const int SystemCritical = 2_000_000_000;

    public static int Of(Pod pod, Container container, long memoryCapacity)
    {
        if (pod.Spec.Priority >= SystemCritical || StaticPods.StaticPod.Is(pod))
        {
            return Guaranteed;
        }
        switch (PodQos.Of(pod))
        {
            case PodQos.Guaranteed:
                return Guaranteed;
            case PodQos.BestEffort:
                return BestEffort;
        }
        var request = container.Resources.Requests.TryGetValue("memory", out var amount) ? amount.Value() : 0;
        var score = 1000 - (int)(1000 * request / Math.Max(1, memoryCapacity));
        // Never below a guaranteed pod's, never as high as one that asked for nothing.
        return Math.Clamp(score, 1000 + Guaranteed, BestEffort - 1);
    }
}
