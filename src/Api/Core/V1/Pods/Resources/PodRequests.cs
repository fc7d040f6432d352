using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>
/// What a pod needs of a node. Init containers run one after another before the others, but those that are restarted stay:
/// the need is the larger of (all containers and sidecars together) and (each init container with the sidecars started before it).
/// </summary>
public static class PodRequests
{
    public static OrderedMap<Quantity> Of(Pod pod, PodRequestsOptions? options = null)
    {
        options ??= PodRequestsOptions.Default;
        var sum = Sum(pod, c => Requests(c, pod, options));
        return Whole(sum, pod, options, static (p, o) => PodLevelRequests(p, o));
    }

    public static OrderedMap<Quantity> Of(PodSpec spec, PodRequestsOptions? options = null) => Of(Pod.Empty with { Spec = spec }, options);

    /// <summary>The pod's limits, summed by the same rule; overhead counts only where there is a limit.</summary>
    public static OrderedMap<Quantity> Limits(Pod pod, PodRequestsOptions? options = null)
    {
        options ??= PodRequestsOptions.Default;
        var limits = Whole(Sum(pod, c => Limits(c, pod, options)), pod, options with { ExcludeOverhead = true }, static (p, o) => PodLevelLimits(p, o));
        if (options.ExcludeOverhead) return limits;
        foreach (var (name, amount) in pod.Spec.Overhead)
        {
            if (limits.TryGetValue(name, out var limit) && !limit.IsZero) limits = limits.With(name, limit + amount);
        }

        return limits;
    }

    /// <summary>One resource's request in the units upstream computes with: thousandths for cpu, whole units for all else, rounded up.</summary>
    public static long Amount(OrderedMap<Quantity> list, string name) =>
        !list.TryGetValue(name, out var amount) ? 0 : name == ResourceNames.Cpu ? amount.MilliValue() : amount.Value();

    private static OrderedMap<Quantity> Sum(Pod pod, Func<Container, OrderedMap<Quantity>> of)
    {
        OrderedMap<Quantity> running = default, sidecars = default, starting = default;
        foreach (var container in pod.Spec.Containers) running = ResourceLists.Add(running, of(container));
        foreach (var container in pod.Spec.InitContainers)
        {
            var needs = of(container);
            if (container.IsSidecar())
            {
                running = ResourceLists.Add(running, needs);
                sidecars = ResourceLists.Add(sidecars, needs);
                needs = sidecars;
            }
            else
            {
                needs = ResourceLists.Add(needs, sidecars);
            }

            starting = ResourceLists.Max(starting, needs);
        }

        return ResourceLists.Max(running, starting);
    }

    private static OrderedMap<Quantity> Whole(OrderedMap<Quantity> sum, Pod pod, PodRequestsOptions options, Func<Pod, PodRequestsOptions, OrderedMap<Quantity>> ofPod)
    {
        if (!options.SkipPodLevel && pod.Spec.Resources is not null)
        {
            foreach (var (name, amount) in ofPod(pod, options)) if (ResourceNames.IsForWholePods(name)) sum = sum.With(name, amount);
        }

        return options.ExcludeOverhead ? sum : ResourceLists.Add(sum, pod.Spec.Overhead);
    }

    /// <summary>As for containers: while the whole pod's share is being changed, the larger of what is asked and what the node has given counts.</summary>
    private static OrderedMap<Quantity> PodLevelRequests(Pod pod, PodRequestsOptions options)
    {
        var asked = pod.Spec.Resources!.Requests;
        if (!options.UseStatus || (pod.Status.Resources is null && pod.Status.AllocatedResources.IsEmpty)) return asked;
        var given = ResourceLists.Max(pod.Status.Resources?.Requests ?? default, pod.Status.AllocatedResources);
        return IsInfeasible(pod) ? given : ResourceLists.Max(asked, given);
    }

    private static OrderedMap<Quantity> PodLevelLimits(Pod pod, PodRequestsOptions options)
    {
        var asked = pod.Spec.Resources!.Limits;
        if (!options.UseStatus || pod.Status.Resources is not { } given) return asked;
        return IsInfeasible(pod) ? given.Limits : ResourceLists.Max(asked, given.Limits);
    }

    private static OrderedMap<Quantity> Requests(Container container, Pod pod, PodRequestsOptions options)
    {
        var requests = container.Resources.Requests;
        if (options.UseStatus && StatusOf(container, pod) is { } status)
        {
            var given = ResourceLists.Max(status.Resources?.Requests ?? default, status.AllocatedResources);
            requests = IsInfeasible(pod) ? given : ResourceLists.Max(requests, given);
        }

        foreach (var (name, amount) in options.WhenMissing) if (!requests.ContainsKey(name)) requests = requests.With(name, amount);
        return requests;
    }

    private static OrderedMap<Quantity> Limits(Container container, Pod pod, PodRequestsOptions options)
    {
        var limits = container.Resources.Limits;
        if (!options.UseStatus || StatusOf(container, pod)?.Resources is not { } given) return limits;
        return IsInfeasible(pod) ? given.Limits : ResourceLists.Max(limits, given.Limits);
    }

    /// <summary>Init containers that end are never resized; their status does not count.</summary>
    private static ContainerStatus? StatusOf(Container container, Pod pod) =>
        pod.Status.ContainerStatuses.Find(s => s.Name == container.Name)
        ?? (container.IsSidecar() ? pod.Status.InitContainerStatuses.Find(s => s.Name == container.Name) : null);

    private static bool IsInfeasible(Pod pod) => pod.Status.Conditions.Any(static c => c is { Type: "PodResizePending", Reason: "Infeasible" });
}
