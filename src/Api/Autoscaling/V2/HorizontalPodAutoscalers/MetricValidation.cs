using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What an autoscaler measures, and what it aims at.</summary>
internal static class MetricValidation
{
    private static readonly string[] Types = ["ContainerResource", "External", "Object", "Pods", "Resource"];

    public static void Of(MetricSpec metric, FieldPath path, FieldErrors errors)
    {
        var type = path.Child("type");
        if (metric.Type.Length == 0) errors.Required(type, "must specify a metric source type");
        if (!Types.Contains(metric.Type)) errors.NotSupported(type, metric.Type, Types);
        (string Type, string Field, Action<FieldPath>? Check)[] sources =
        [
            ("Object", "object", metric.Object is { } o ? p => Object(o, p, errors) : null),
            ("External", "external", metric.External is { } e ? p => External(e, p, errors) : null),
            ("Pods", "pods", metric.Pods is { } s ? p => Pods(s, p, errors) : null),
            ("Resource", "resource", metric.Resource is { } r ? p => Resource(r.Name, r.Target, p, errors) : null),
            ("ContainerResource", "containerResource", metric.ContainerResource is { } c ? p => Container(c, p, errors) : null),
        ];
        var present = sources.Where(static s => s.Check is not null).ToArray();
        if (present.Length > 0) present[0].Check!(path.Child(present[0].Field));
        var expected = Array.Find(sources, s => s.Type == metric.Type);
        if (expected.Field is null) errors.NotSupported(type, metric.Type, Types);
        else if (expected.Check is null) errors.Required(path.Child(expected.Field), "must populate information for the given metric source");
        if (present.Length == 1) return;
        foreach (var other in present) if (other.Type != metric.Type) errors.Forbidden(path.Child(other.Field), "must populate the given metric source only");
    }

    private static void Object(ObjectMetricSource source, FieldPath path, FieldErrors errors)
    {
        HorizontalPodAutoscalerValidation.Target(source.DescribedObject, path.Child("describedObject"), errors);
        Identifier(source.Metric, path.Child("metric"), errors);
        Target(source.Target, path.Child("target"), errors);
        if (source.Target is { Value: null, AverageValue: null }) errors.Required(path.Child("target", "averageValue"), "must set either a target value for metric or a per-pod target");
    }

    private static void External(ExternalMetricSource source, FieldPath path, FieldErrors errors)
    {
        Identifier(source.Metric, path.Child("metric"), errors);
        Target(source.Target, path.Child("target"), errors);
        if (source.Target is { Value: null, AverageValue: null }) errors.Required(path.Child("target", "averageValue"), "must set either a target value for metric or a per-pod target");
        if (source.Target is { Value: not null, AverageValue: not null }) errors.Forbidden(path.Child("target", "value"), "may not set both a target value for metric and a per-pod target");
    }

    private static void Pods(PodsMetricSource source, FieldPath path, FieldErrors errors)
    {
        Identifier(source.Metric, path.Child("metric"), errors);
        Target(source.Target, path.Child("target"), errors);
        if (source.Target.AverageValue is not { } average || average <= Quantity.Zero) errors.Required(path.Child("target", "averageValue"), "must specify a positive target averageValue");
    }

    private static void Container(ContainerResourceMetricSource source, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("container"), source.Container, "must specify a container");
        Resource(source.Name, source.Target, path, errors);
    }

    private static void Resource(string name, MetricTarget target, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), name, "must specify a resource name");
        Target(target, path.Child("target"), errors);
        if (target is { AverageUtilization: null, AverageValue: null }) errors.Required(path.Child("target", "averageUtilization"), "must set either a target raw value or a target utilization");
        if (target is { AverageUtilization: not null, AverageValue: not null }) errors.Forbidden(path.Child("target", "averageValue"), "may not set both a target raw value and a target utilization");
    }

    private static void Identifier(MetricIdentifier metric, FieldPath path, FieldErrors errors)
    {
        HorizontalPodAutoscalerValidation.Segment(metric.Name, path.Child("name"), errors);
        if (metric.Selector is not null) LabelValidation.Selector(metric.Selector, path.Child("selector"), errors);
    }

    private static void Target(MetricTarget target, FieldPath path, FieldErrors errors)
    {
        if (target.Type.Length == 0) errors.Required(path.Child("type"), "must specify a metric target type");
        else if (target.Type is not ("Utilization" or "Value" or "AverageValue")) errors.Invalid(path.Child("type"), target.Type, "must be either Utilization, Value, or AverageValue");
        if (target.Value is { } value && value <= Quantity.Zero) errors.Invalid(path.Child("value"), value, "must be positive");
        if (target.AverageValue is { } average && average <= Quantity.Zero) errors.Invalid(path.Child("averageValue"), average, "must be positive");
        if (target.AverageUtilization < 1) errors.Invalid(path.Child("averageUtilization"), target.AverageUtilization, "must be greater than 0");
    }
}
