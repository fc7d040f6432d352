using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Where a quota limits cpu or memory, every container must say how much of it: otherwise nothing could be counted.</summary>
internal static class QuotaConstraints
{
    private const string Limits = "limits.";

    private static readonly string[] Counted = ["cpu", "limits.cpu", "limits.memory", "memory", "requests.cpu", "requests.memory"];

    public static void Check(AdmissionRequest request, ResourceQuota quota, IApiObject value)
    {
        if (value is not Pod pod || request.Operation != Operation.Create) return;
        var missing = Counted.Where(quota.Spec.Hard.ContainsKey).Select(n => (Name: n, Containers: Silent(pod.Spec, n))).Where(static m => m.Containers.Length > 0).ToArray();
        if (missing.Length > 0) throw request.Forbidden($"failed quota: {quota.Metadata.Name}: must specify {string.Join("; ", missing.Select(static m => $"{m.Name} for: {string.Join(",", m.Containers)}"))}");
    }

    private static string[] Silent(PodSpec spec, string name)
    {
        var limit = name.StartsWith(Limits, StringComparison.Ordinal);
        var resource = name[(name.LastIndexOf('.') + 1)..];
        bool Says(ResourceRequirements resources) => (limit ? resources.Limits : resources.Requests).ContainsKey(resource);

        // What is said for the pod as a whole counts for all of it.
        if (spec.Resources is { } whole && Says(whole)) return [];
        return [.. spec.Containers.ToArray().Concat(spec.InitContainers).Where(c => !Says(c.Resources)).Select(static c => c.Name).Order(StringComparer.Ordinal)];
    }
}
