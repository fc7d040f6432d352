using Keles.Api.Policy.V1;

namespace Keles.Scheduler;

/// <summary>Which pods could not go without a disruption budget being broken, if all were to go in this order.</summary>
internal static class DisruptionBudgets
{
    public static (List<PodInfo> Breaking, List<PodInfo> Others) Sort(IEnumerable<PodInfo> pods, IClusterView cluster)
    {
        List<PodInfo> breaking = [], others = [];
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            var breaks = false;
            foreach (var budget in cluster.Budgets(pod.Namespace).Where(b => Protects(b, pod)))
            {
                var key = ObjectKey.Of(budget).ToString();
                left[key] = left.GetValueOrDefault(key, budget.Status.DisruptionsAllowed) - 1;
                breaks |= left[key] < 0;
            }

            (breaks ? breaking : others).Add(pod);
        }

        return (breaking, others);
    }

    /// <summary>A pod that the budget already counts as gone need not be counted again.</summary>
    private static bool Protects(PodDisruptionBudget budget, PodInfo pod) =>
        !pod.Pod.Metadata.Labels.IsEmpty
        && LabelSelectors.Read(budget.Spec.Selector) is { IsEverything: false } selector && selector.Matches(pod.Pod.Metadata.Labels)
        && !budget.Status.DisruptedPods.ContainsKey(pod.Key.Name);
}
