using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What in a pod or a claim is outside a limit range, in upstream's words.</summary>
internal static class LimitChecks
{
    public static IEnumerable<string> Of(Pod pod, LimitRange range)
    {
        foreach (var item in range.Spec.Limits.ToArray())
        {
            if (item.Type == "Container")
            {
                foreach (var container in pod.Spec.Containers.ToArray().Concat(pod.Spec.InitContainers))
                {
                    foreach (var problem in All(item, container.Resources.Requests, container.Resources.Limits)) yield return problem;
                }
            }
            else if (item.Type == "Pod")
            {
                foreach (var problem in All(item, PodRequests.Of(pod, new() { ExcludeOverhead = true }), PodRequests.Limits(pod, new() { ExcludeOverhead = true }))) yield return problem;
            }
        }
    }

    public static IEnumerable<string> Of(PersistentVolumeClaim claim, LimitRange range)
    {
        var requests = claim.Spec.Resources.Requests;
        foreach (var item in range.Spec.Limits.ToArray().Where(static i => i.Type == "PersistentVolumeClaim"))
        {
            foreach (var (name, least) in item.Min)
            {
                if (AtLeast(item.Type, name, least, requests, default) is { } problem) yield return problem;
            }

            foreach (var (name, most) in item.Max)
            {
                if (!requests.TryGetValue(name, out var asked)) yield return $"maximum {name} usage per {item.Type} is {most}.  No request is specified";
                else if (asked > most) yield return $"maximum {name} usage per {item.Type} is {most}, but request is {asked}";
            }
        }
    }

    private static IEnumerable<string> All(LimitRangeItem item, OrderedMap<Quantity> requests, OrderedMap<Quantity> limits) =>
        item.Min.Select(m => AtLeast(item.Type, m.Key, m.Value, requests, limits))
            .Concat(item.Max.Select(m => AtMost(item.Type, m.Key, m.Value, requests, limits)))
            .Concat(item.MaxLimitRequestRatio.Select(m => Ratio(item.Type, m.Key, m.Value, requests, limits)))
            .OfType<string>();

    private static string? AtLeast(string type, string name, Quantity least, OrderedMap<Quantity> requests, OrderedMap<Quantity> limits)
    {
        var rule = $"minimum {name} usage per {type} is {least}";
        if (!requests.TryGetValue(name, out var asked)) return $"{rule}.  No request is specified";
        if (asked < least) return $"{rule}, but request is {asked}";
        return limits.TryGetValue(name, out var limit) && limit < least ? $"{rule}, but limit is {limit}" : null;
    }

    private static string? AtMost(string type, string name, Quantity most, OrderedMap<Quantity> requests, OrderedMap<Quantity> limits)
    {
        var rule = $"maximum {name} usage per {type} is {most}";
        if (!limits.TryGetValue(name, out var limit)) return $"{rule}.  No limit is specified";
        if (limit > most) return $"{rule}, but limit is {limit}";
        return requests.TryGetValue(name, out var asked) && asked > most ? $"{rule}, but request is {asked}" : null;
    }

    private static string? Ratio(string type, string name, Quantity most, OrderedMap<Quantity> requests, OrderedMap<Quantity> limits)
    {
        var rule = $"{name} max limit to request ratio per {type} is {most}";
        if (!requests.TryGetValue(name, out var asked) || asked.IsZero) return $"{rule}, but no request is specified or request is 0";
        if (!limits.TryGetValue(name, out var limit) || limit.IsZero) return $"{rule}, but no limit is specified or limit is 0";
        var ratio = limit.ToDouble() / asked.ToDouble();
        return ratio > most.ToDouble() ? $"{rule}, but provided ratio is {ratio.ToString("F6", CultureInfo.InvariantCulture)}" : null;
    }
}
