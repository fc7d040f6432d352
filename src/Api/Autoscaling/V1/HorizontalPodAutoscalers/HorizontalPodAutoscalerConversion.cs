using Keles.Api.Autoscaling.V2;
using Keles.Machinery;
using Current = Keles.Api.Autoscaling.V2;

namespace Keles.Api.Autoscaling.V1;

/// <summary>The old form of an autoscaler, which knows CPU alone: all else travels in annotations so that nothing is lost on the way.</summary>
internal static class HorizontalPodAutoscalerConversion
{
    /// <summary>What the old version meant when it named no target.</summary>
    private const int DefaultCpuUtilization = 80;

    public static Current.HorizontalPodAutoscaler ToStored(HorizontalPodAutoscaler old)
    {
        var carried = old.Metadata.Annotations;
        var cpu = old.Spec.TargetCPUUtilizationPercentage is { } percent ? [Cpu(percent)] : Items.Create<MetricSpec>([]);
        var metrics = cpu.AddRange(MetricAnnotations.Specs(carried));
        var statuses = MetricAnnotations.Statuses(carried);
        return new()
        {
            Metadata = old.Metadata with { Annotations = MetricAnnotations.Drop(carried) },
            Spec = new()
            {
                ScaleTargetRef = Reference(old.Spec.ScaleTargetRef),
                MinReplicas = old.Spec.MinReplicas,
                MaxReplicas = old.Spec.MaxReplicas,
                Metrics = metrics.IsEmpty ? [Cpu(DefaultCpuUtilization)] : metrics,
                Behavior = MetricAnnotations.Behavior(carried),
            },
            Status = new()
            {
                ObservedGeneration = old.Status.ObservedGeneration,
                LastScaleTime = old.Status.LastScaleTime,
                CurrentReplicas = old.Status.CurrentReplicas,
                DesiredReplicas = old.Status.DesiredReplicas,
                CurrentMetrics = statuses.IsEmpty && old.Status.CurrentCPUUtilizationPercentage is { } used ? [CpuStatus(used)] : statuses,
                Conditions = MetricAnnotations.Conditions(carried),
            },
        };
    }

    public static HorizontalPodAutoscaler FromStored(Current.HorizontalPodAutoscaler stored) => new()
    {
        Metadata = stored.Metadata with { Annotations = MetricAnnotations.Carry(stored, stored.Spec.Metrics.Where(static m => !IsCpuUtilization(m))) },
        Spec = new()
        {
            ScaleTargetRef = new() { Kind = stored.Spec.ScaleTargetRef.Kind, Name = stored.Spec.ScaleTargetRef.Name, ApiVersion = stored.Spec.ScaleTargetRef.ApiVersion },
            MinReplicas = stored.Spec.MinReplicas,
            MaxReplicas = stored.Spec.MaxReplicas,
            TargetCPUUtilizationPercentage = stored.Spec.Metrics.Find(static m => IsCpu(m))?.Resource?.Target.AverageUtilization,
        },
        Status = new()
        {
            ObservedGeneration = stored.Status.ObservedGeneration,
            LastScaleTime = stored.Status.LastScaleTime,
            CurrentReplicas = stored.Status.CurrentReplicas,
            DesiredReplicas = stored.Status.DesiredReplicas,
            CurrentCPUUtilizationPercentage = stored.Status.CurrentMetrics
                .Find(static m => m is { Type: "Resource", Resource: { Name: "cpu", Current.AverageUtilization: not null } })?.Resource?.Current.AverageUtilization,
        },
    };

    private static bool IsCpu(MetricSpec metric) => metric is { Type: "Resource", Resource.Name: "cpu" };

    private static bool IsCpuUtilization(MetricSpec metric) => IsCpu(metric) && metric.Resource!.Target.AverageUtilization is not null;

    private static MetricSpec Cpu(int percent) =>
        new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = percent } } };

    private static MetricStatus CpuStatus(int percent) =>
        new() { Type = "Resource", Resource = new() { Name = "cpu", Current = new() { AverageUtilization = percent } } };

    private static Current.CrossVersionObjectReference Reference(CrossVersionObjectReference target) =>
        new() { Kind = target.Kind, Name = target.Name, ApiVersion = target.ApiVersion };
}
