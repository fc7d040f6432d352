using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What containers ask for when they say nothing, by a limit range; an annotation tells what was filled in.</summary>
internal static class LimitDefaults
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    public static Pod Apply(Pod pod, LimitRange range)
    {
        OrderedMap<Quantity> requests = default, limits = default;
        foreach (var item in range.Spec.Limits)
        {
            if (item.Type != "Container") continue;
            requests = requests.Overlay(item.DefaultRequest);
            limits = limits.Overlay(item.Default);
        }

        var told = new List<string>();
        var spec = pod.Spec with { Containers = pod.Spec.Containers.Map(c => Completed(c, requests, limits, "container", told)) };
        spec = spec with { InitContainers = spec.InitContainers.Map(c => Completed(c, requests, limits, "init container", told)) };
        if (told.Count == 0) return pod;
        return pod with
        {
            Spec = spec,
            Metadata = pod.Metadata with { Annotations = pod.Metadata.Annotations.With(Annotation, $"LimitRanger plugin set: {string.Join("; ", told)}") },
        };
    }

    private static Container Completed(Container container, OrderedMap<Quantity> requests, OrderedMap<Quantity> limits, string sort, List<string> told)
    {
        var (asked, request) = Filled(container.Resources.Requests, requests);
        var (bounded, limit) = Filled(container.Resources.Limits, limits);
        if (request.Length > 0) told.Add($"{request} request for {sort} {container.Name}");
        if (limit.Length > 0) told.Add($"{limit} limit for {sort} {container.Name}");
        return container with { Resources = container.Resources with { Requests = asked, Limits = bounded } };
    }

    private static (OrderedMap<Quantity> All, string Added) Filled(OrderedMap<Quantity> present, OrderedMap<Quantity> defaults)
    {
        var added = new List<string>();
        var all = present;
        foreach (var (name, amount) in defaults)
        {
            if (present.ContainsKey(name)) continue;
            all = all.With(name, amount);
            added.Add(name);
        }

        return (all, string.Join(", ", added));
    }
}
