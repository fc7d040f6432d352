using System.Text;
using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.StaticPods;
using Keles.Kubelet.Stats;
using Keles.Machinery;

namespace Keles.Kubelet.NodePressure;

/// <summary>Which pod has to go so that the others can stay, and what it is told. A pure function.</summary>
internal static class EvictionPlan
{
    public const string Reason = "Evicted";

    private const int SystemCritical = 2_000_000_000;

    /// <summary>
    /// Who uses more than was asked for goes first, among those the less important, among those who is furthest above. Null when
    /// only pods are left that the node itself depends on.
    /// </summary>
    public static (Pod Pod, Verdict Verdict)? For(Shortage shortage, IEnumerable<PodUsage> pods)
    {
        var first = pods.Where(p => !IsCritical(p.Pod))
            .OrderByDescending(p => Excess(p, shortage) > 0)
            .ThenBy(p => p.Pod.Spec.Priority ?? 0)
            .ThenByDescending(p => Excess(p, shortage))
            .FirstOrDefault();
        return first is null ? null : (first.Pod, Evicted(Message(shortage, first)));
    }

    public static bool IsCritical(Pod pod) => StaticPod.Is(pod) || pod.Spec.Priority >= SystemCritical;

    public static Verdict Evicted(string message) => new(Reason, message)
    {
        Grace = TimeSpan.Zero,
        Disruption = new PodCondition { Type = ConditionTypes.DisruptionTarget, Status = "True", Reason = "TerminationByKubelet", Message = message },
    };

    private static long Excess(PodUsage pod, Shortage shortage) => Used(pod, shortage) - PodRequests.Amount(PodRequests.Of(pod.Pod), shortage.Resource);

    private static long Used(PodUsage pod, Shortage shortage) => shortage.Resource switch
    {
        Shortage.Memory => pod.Group?.WorkingSetBytes ?? pod.Containers.AsEnumerable().Sum(c => (long)c.WorkingSet),
        Shortage.Inodes => pod.Volumes.Sum(v => v.Value.Inodes) + pod.Containers.AsEnumerable().Sum(c => (long)c.WritableInodes),
        _ => SummaryWriter.EphemeralBytes(pod),
    };

    private static string Message(Shortage shortage, PodUsage pod)
    {
        var text = new StringBuilder($"The node was low on resource: {shortage.Resource}. Threshold quantity: {Text(shortage.Threshold)}, available: {Text(shortage.Available)}. ");
        foreach (var container in pod.Containers)
        {
            var request = pod.Pod.Spec.Containers.Find(c => c.Name == container.Name)?.Resources.Requests ?? default;
            var used = shortage.IsOfMemory ? (long)container.WorkingSet : (long)container.WritableBytes + container.LogBytes;
            if (shortage.Resource != Shortage.Inodes && used > PodRequests.Amount(request, shortage.Resource))
            {
                var asked = request.TryGetValue(shortage.Resource, out var amount) ? amount : Quantity.Zero;
                text.Append($"Container {container.Name} was using {Text(used)}, request is {asked}, has larger consumption of {shortage.Resource}. ");
            }
        }
        return text.ToString();
    }

    private static string Text(long bytes) => Quantity.Of(bytes / 1024 * 1024, QuantityFormat.BinarySI).ToString();
}
