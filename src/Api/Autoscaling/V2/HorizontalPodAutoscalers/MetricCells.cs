using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>Metrics of an autoscaler in one cell: <c>cpu: 20%/80%, memory: 10Mi/1Gi + 1 more...</c>.</summary>
internal static class MetricCells
{
    private const int Shown = 2;

    public static string All(HorizontalPodAutoscaler autoscaler)
    {
        var specs = autoscaler.Spec.Metrics;
        var statuses = autoscaler.Status.CurrentMetrics;
        if (specs.IsEmpty) return Cells.None;
        var cells = new List<string>(specs.Count);
        for (var i = 0; i < specs.Count; i++) cells.Add(One(specs[i], i < statuses.Count ? statuses[i] : null));
        var first = string.Join(", ", cells.Take(Shown));
        return cells.Count > Shown ? $"{first} + {cells.Count - Shown} more..." : first;
    }

    private static string One(MetricSpec spec, MetricStatus? status) => spec switch
    {
        { Type: "External", External: { } e } => Valued(e.Target, status?.External?.Current),
        { Type: "Object", Object: { } o } => Valued(o.Target, status?.Object?.Current),
        { Type: "Pods", Pods: { } p } => $"{Amount(status?.Pods?.Current.AverageValue)}/{p.Target.AverageValue}",
        { Type: "Resource", Resource: { } r } => $"{r.Name}: {Utilized(r.Target, status?.Resource?.Current)}",
        { Type: "ContainerResource", ContainerResource: { } c } => $"{c.Name}: {Utilized(c.Target, status?.ContainerResource?.Current)}",
        _ => "<unknown type>",
    };

    private static string Valued(MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{Amount(current?.AverageValue)}/{average} (avg)"
        : $"{Amount(current?.Value)}/{target.Value}";

    private static string Utilized(MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{Amount(current?.AverageValue)}/{average}"
        : $"{Percent(current?.AverageUtilization, Cells.Unknown)}/{Percent(target.AverageUtilization, "<auto>")}";

    private static string Amount(Quantity? amount) => amount?.ToString() ?? Cells.Unknown;

    private static string Percent(int? percent, string absent) => percent is { } known ? $"{known}%" : absent;
}
