using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The amounts of resources that a container may see. A limit that is not set reads as what the node has.</summary>
internal static class ResourceFields
{
    /// <exception cref="EnvironmentException">There is no such container or resource.</exception>
    public static string Value(ResourceFieldSelector selector, Pod pod, Container? self, OrderedMap<Quantity> allocatable)
    {
        var container = selector.ContainerName.Length == 0 || selector.ContainerName == self?.Name
            ? self
            : pod.Spec.FindContainer(selector.ContainerName)?.Spec;
        if (container is null)
        {
            throw new EnvironmentException($"container {selector.ContainerName} not found");
        }
        var dot = selector.Resource.IndexOf('.', StringComparison.Ordinal);
        var (list, resource) = dot < 0 ? ("", "") : (selector.Resource[..dot], selector.Resource[(dot + 1)..]);
        var amounts = list switch
        {
            "limits" => WithNode(container.Resources.Limits, allocatable),
            "requests" => container.Resources.Requests,
            _ => throw new EnvironmentException($"Unsupported container resource : {selector.Resource}"),
        };
        if (resource is not ("cpu" or "memory" or "ephemeral-storage") && !resource.StartsWith("hugepages-", StringComparison.Ordinal))
        {
            throw new EnvironmentException($"Unsupported container resource : {selector.Resource}");
        }
        return Divide(amounts.Get(resource), selector.Divisor, resource == "cpu").ToString(CultureInfo.InvariantCulture);
    }

    private static OrderedMap<Quantity> WithNode(OrderedMap<Quantity> limits, OrderedMap<Quantity> allocatable)
    {
        var result = limits;
        foreach (var resource in new[] { "cpu", "memory", "ephemeral-storage" })
        {
            if (allocatable.TryGetValue(resource, out var node) && (!limits.TryGetValue(resource, out var limit) || limit.IsZero || limit > node))
            {
                result = result.With(resource, node);
            }
        }
        return result;
    }

    private static long Divide(Quantity amount, Quantity divisor, bool milli)
    {
        var unit = divisor.IsZero ? Quantity.Of(1) : divisor;
        var (a, b) = milli ? (amount.MilliValue(), unit.MilliValue()) : (amount.Value(), unit.Value());
        return (a + b - 1) / b;
    }
}
