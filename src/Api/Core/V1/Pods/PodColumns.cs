using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The table of pods.</summary>
internal static class PodColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Pod>("Ready", "string", static p => Ready(PodSummary.Of(p)), "How many of the pod's containers are ready."),
        Column.Of<Pod>("Status", "string", static p => PodSummary.Of(p).Reason, "What the pod is doing, in one word."),
        Column.At<Pod>("Restarts", "string", static (p, now) => Restarts(PodSummary.Of(p), now), "How often containers were restarted and when last."),
        DefaultColumns.Age,
        Column.Of<Pod>("IP", "string", static p => Cells.OrNone(p.Status.PodIPs.IsEmpty ? "" : p.Status.PodIPs[0].Ip), "The pod's first address.", priority: 1),
        Column.Of<Pod>("Node", "string", static p => Cells.OrNone(p.Spec.NodeName), "The node the pod is bound to.", priority: 1),
        Column.Of<Pod>("Nominated Node", "string", static p => Cells.OrNone(p.Status.NominatedNodeName), "The node on which room is being made for the pod.", priority: 1),
        Column.Of<Pod>("Readiness Gates", "string", Gates, "How many of the pod's readiness gates are open.", priority: 1),
    ];

    private static readonly RowCondition Succeeded = new("Completed", "True", "Succeeded", "The pod has completed successfully.");

    private static readonly RowCondition Failed = new("Completed", "True", "Failed", "The pod failed.");

    /// <summary>A pod whose containers will not run again.</summary>
    public static RowCondition? Completion(IApiObject pod) => ((Pod)pod).Status.Phase switch { "Succeeded" => Succeeded, "Failed" => Failed, _ => null };

    private static string Ready(PodSummary summary) => $"{summary.ReadyContainers}/{summary.TotalContainers}";

    private static string Restarts(PodSummary summary, DateTimeOffset now) => summary.Restarts != 0 && !summary.LastRestart.IsZero
        ? $"{summary.Restarts} ({Ages.Since(summary.LastRestart, now)} ago)"
        : $"{summary.Restarts}";

    private static string Gates(Pod pod)
    {
        var gates = pod.Spec.ReadinessGates;
        return gates.IsEmpty ? Cells.None : $"{gates.Count(g => pod.Status.Conditions.Find(c => c.Type == g.ConditionType)?.Status == "True")}/{gates.Count}";
    }
}
